import { type Message, message } from '../kernel';
import type { OperatingState } from './inverter-reading';

/** What the stacks say. `null` is "not known", never "no". */
export interface BatterySide {
  /** Tags of the stacks whose LCD shows 19 now. */
  readonly shownBy: readonly string[];
  /** The number of stacks that the site has. */
  readonly stacks: number;
  /** The number that the last detection showed; null when there was none since cables or addresses were last touched. */
  readonly counted: number | null;
}

/** What is known from the inverter's side. */
export type InverterSide =
  | { readonly bus: 'none'; readonly heartbeat: boolean | null }
  | {
      readonly bus: 'modbus';
      /** It answered the last request. */
      readonly answers: boolean;
      readonly state: OperatingState | null;
      readonly seesBattery: boolean | null;
      /** Its heartbeat was heard on the battery's CAN; null where nobody listens. */
      readonly heartbeat: boolean | null;
    };

/**
 * `not-shown`: there is no 19. `count-not-proven`: the stacks were not counted, or not all of them. `inverter-silent`: counted, and the
 * inverter says nothing. `both`. `unexplained`: counted, and the inverter speaks: look at the lead. `ask-inverter`: counted, and nobody
 * knows whether the inverter lives.
 */
export type Error19Meaning =
  | 'not-shown'
  | 'count-not-proven'
  | 'inverter-silent'
  | 'both'
  | 'unexplained'
  | 'ask-inverter';

/** What ERROR 19 means now, with the reading of each side. */
export interface Error19Explained {
  readonly meaning: Error19Meaning;
  readonly message: Message;
  readonly battery: Message;
  readonly inverter: Message;
}

/**
 * What ERROR 19 means now: communication with an outside device is interrupted, and that device may be another stack or the inverter.
 * Both sides are told; a side of which nothing is known is never taken as good.
 */
export function explainError19(battery: BatterySide, inverter: InverterSide): Error19Explained {
  const meaning = meaningOf(battery, inverter);
  return {
    meaning,
    message: MEANS[meaning](battery.shownBy.join(', ')),
    battery: batteryReads(battery),
    inverter: inverterReads(inverter),
  };
}

const MEANS: Readonly<Record<Error19Meaning, (stacks: string) => Message>> = {
  'not-shown': () => message('inverter.code-not-shown'),
  'count-not-proven': (stacks) => message('inverter.code-count', { stacks }),
  'inverter-silent': (stacks) => message('inverter.code-silent', { stacks }),
  both: (stacks) => message('inverter.code-both', { stacks }),
  unexplained: (stacks) => message('inverter.code-unexplained', { stacks }),
  'ask-inverter': (stacks) => message('inverter.code-ask', { stacks }),
};

function meaningOf(battery: BatterySide, inverter: InverterSide): Error19Meaning {
  if (battery.shownBy.length === 0) return 'not-shown';
  const isCounted = battery.counted === battery.stacks;
  const speaks = inverterSpeaks(inverter);
  if (!isCounted) return speaks === false ? 'both' : 'count-not-proven';
  if (speaks === null) return 'ask-inverter';
  return speaks ? 'unexplained' : 'inverter-silent';
}

/**
 * Whether the inverter speaks to the battery. Its answer to us is not that: another bus. What it sees and its heartbeat are; an inverter
 * that is off or answers nobody speaks to no battery.
 */
function inverterSpeaks(inverter: InverterSide): boolean | null {
  if (inverter.heartbeat !== null) return inverter.heartbeat;
  if (inverter.bus === 'none') return null;
  if (!inverter.answers || inverter.state === 'off') return false;
  return inverter.seesBattery;
}

function batteryReads({ counted, stacks }: BatterySide): Message {
  if (counted === null) return message('inverter.battery-not-counted', { stacks });
  return message('inverter.battery-counted', { counted, stacks });
}

function inverterReads(inverter: InverterSide): Message {
  const heartbeat = told(inverter.heartbeat);
  if (inverter.bus === 'none') return message('inverter.side-without-bus', { heartbeat });
  if (!inverter.answers) return message('inverter.side-silent', { heartbeat });
  const { state, seesBattery } = inverter;
  return message('inverter.side-answers', { state: state ?? '?', sees: told(seesBattery), heartbeat });
}

/** Key of the words `told.*`. */
function told(value: boolean | null): 'yes' | 'no' | 'unknown' {
  if (value === null) return 'unknown';
  return value ? 'yes' : 'no';
}
