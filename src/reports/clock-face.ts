/** Shows moments as a person on site reads them on the wall. */
export interface ClockFace {
  /** "2026-01-05 09:14:02". */
  moment(wallMs: number): string;
  /** "09:14:02". */
  time(wallMs: number): string;
  readonly zone: string;
}

/** A clock face in the time zone of a site; in UTC, and saying so, where the host does not know the zone. */
export function clockFace(timeZone: string): ClockFace {
  const format = formatIn(timeZone) ?? formatIn('UTC');
  const known = new Map<number, readonly [string, string]>();
  const parts = (wallMs: number): readonly [string, string] => {
    const second = Math.floor(wallMs / 1000);
    const shown = known.get(second) ?? made(second * 1000);
    known.set(second, shown);
    return shown;
  };
  const made = (wallMs: number): readonly [string, string] => {
    const found = new Map(format?.formatToParts(new Date(wallMs)).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes): string => found.get(name) ?? '';
    return [`${part('year')}-${part('month')}-${part('day')}`, `${part('hour')}:${part('minute')}:${part('second')}`];
  };
  return {
    moment: (wallMs) => parts(wallMs).join(' '),
    time: (wallMs) => parts(wallMs)[1],
    zone: format?.resolvedOptions().timeZone ?? 'UTC',
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
