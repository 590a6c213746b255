/**
 * Numbers, temperatures and times as a person reads and types them. The service speaks points and °C; everything else is this file's. Pure:
 * language, unit and clock are handed in.
 */

export type Degrees = 'C' | 'F';

/** Why a typed text is not taken. Each has its words under `ui.number.<refusal>`. */
export type NumberRefusal =
  | 'empty'
  | 'letters'
  | 'thousands'
  | 'blank'
  | 'after-mark'
  | 'minus'
  | 'too-long'
  | 'not-a-number';

export type TypedNumber = { readonly value: number } | { readonly refused: NumberRefusal };

/** Every sign that a keyboard or a paste may give for a minus. */
const MINUS = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
/** Blanks at the ends, and marks of the writing direction that nobody sees. */
const UNSEEN = /^\s+|\s+$|[\u200E\u200F\u061C\uFEFF]/g;
const GROUP_MARKS = /['’\u066C]/;
const MOST_DIGITS = 9;
const FIGURE = '[-−]?\\d+(?:\\.\\d+)?';
const TEMPERATURE = new RegExp(`(${FIGURE})(\\s?)°C`, 'g');
/** `0 to 45 °C` in every language that there is. */
const RANGE = new RegExp(`(${FIGURE})( (?:to|tó|a) )(${FIGURE})\\s?°C`, 'g');

/** The mark between whole and parts in a language, and the one between thousands: two of `.`, `,`, or a blank. */
export function marksOf(language: string): { readonly decimal: string; readonly group: string } {
  const parts = new Intl.NumberFormat(tagOf(language), { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const mark = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: mark('decimal', '.'), group: mark('group', '') };
}

/**
 * What a person typed. Point and comma both stand between whole and parts, as keyboards give either; a text that could as well be thousands in
 * this language is refused, never guessed.
 */
export function parseNumber(text: string, language: string): TypedNumber {
  const typed = text.replace(UNSEEN, '').replace(MINUS, '-');
  const refused = refusalOf(typed, marksOf(language).group);
  if (refused !== undefined) return { refused };
  const value = Number(typed.replace(',', '.'));
  return { value: value === 0 ? 0 : value };
}

function refusalOf(typed: string, group: string): NumberRefusal | undefined {
  if (typed === '') return 'empty';
  if (/\p{L}|[°%]/u.test(typed)) return 'letters';
  if (/\d['’\u066C\s]\d{3}(?!\d)/.test(typed)) return 'thousands';
  if (/\s/.test(typed)) return 'blank';
  if (/^[+-]?\d*[.,]$/.test(typed)) return 'after-mark';
  if (/[.,].*[.,]/.test(typed) || GROUP_MARKS.test(typed) || mayBeThousands(typed, group)) return 'thousands';
  if (/\d-|[+-]{2}|^[+-]$/.test(typed)) return 'minus';
  if (!/^[+-]?\d*(?:[.,]\d+)?$/.test(typed) || !/\d/.test(typed)) return 'not-a-number';
  return (typed.match(/\d/g) ?? []).length > MOST_DIGITS ? 'too-long' : undefined;
}

/** `1,234` where the comma is written between thousands. `0,234` and `1,23` cannot be that. */
function mayBeThousands(typed: string, group: string): boolean {
  const [, whole, mark, parts] = /^[+-]?(\d+)([.,])(\d+)$/.exec(typed) ?? [];
  return mark === group && parts?.length === 3 && whole !== undefined && /^[1-9]\d{0,2}$/.test(whole);
}

/** A number as it is written in a language: never with marks between thousands. `decimals`: exactly so many; left out: as many as it has, four at most. */
export function formatNumber(value: number, language: string, decimals?: number): string {
  return new Intl.NumberFormat(tagOf(language), {
    numberingSystem: 'latn',
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 4,
    signDisplay: 'negative',
  }).format(value);
}

/** The unit in which a person reads and types what the service has in `unit`. */
export const shownUnit = (unit: string, degrees: Degrees): string => (unit === '°C' && degrees === 'F' ? '°F' : unit);

/** A value of the service in the unit that is shown, to a tenth where it is converted. */
export function toShown(value: number, unit: string, degrees: Degrees): number {
  return shownUnit(unit, degrees) === unit ? value : rounded(value * 1.8 + 32, 10);
}

/** A typed value in the unit of the service; hundredths of a °C, so that a tenth of a °F comes back as it was typed. */
export function toService(value: number, unit: string, degrees: Degrees): number {
  return shownUnit(unit, degrees) === unit ? value : rounded((value - 32) / 1.8, 100);
}

/** A value with its unit: `52.10 V`, `21,5 °C`. */
export function formatWithUnit(value: number, unit: string, { language, degrees }: Reader): string {
  return `${formatNumber(toShown(value, unit, degrees), language)} ${shownUnit(unit, degrees)}`.trim();
}

/** Temperatures within a sentence of the service, `12.5 °C`, `0 to 45 °C` or the bare unit, as a person reads them. */
export function sentenceInDegrees(sentence: string, { language, degrees }: Reader): string {
  if (degrees === 'C') return sentence;
  const shown = (figure: string) => formatNumber(toShown(Number(figure.replace('−', '-')), '°C', degrees), language);
  return sentence
    .replace(RANGE, (_all, least: string, to: string, most: string) => `${shown(least)}${to}${shown(most)} °F`)
    .replace(TEMPERATURE, (_all, figure: string, blank: string) => `${shown(figure)}${blank}°F`)
    .replace(/°C/g, '°F');
}

export interface Reader {
  readonly language: string;
  readonly degrees: Degrees;
}

export type Hours = 12 | 24;

/** Whether a language counts 12 or 24 hours a day, where the person has not said. */
export function hoursOf(language: string): Hours {
  const { hourCycle } = new Intl.DateTimeFormat(tagOf(language), { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 12 : 24;
}

/** The time of day: `14:05`, `2:05 p. m.`. Milliseconds since 1970; the zone is that of the device where none is named. */
export function formatTime(wallMs: number, language: string, hours = hoursOf(language), timeZone?: string): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    hour: hours === 24 ? '2-digit' : 'numeric',
    minute: '2-digit',
    hourCycle: hours === 24 ? 'h23' : 'h12',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(wallMs);
}

/** Day and time, the year in full: `Nov 21, 2026, 14:05`. */
export function formatDayAndTime(
  wallMs: number,
  language: string,
  hours = hoursOf(language),
  timeZone?: string,
): string {
  const day = new Intl.DateTimeFormat(tagOf(language), {
    dateStyle: 'medium',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(wallMs);
  return `${day}, ${formatTime(wallMs, language, hours, timeZone)}`;
}

/** How long: `0:09`, `12:05`, `1:02:03`; the same in every language. Below zero counts as zero. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}

/** The tag for numbers and times: a region of the browser's own in the chosen language (`es-MX` for `es`), else the language. */
export function localeFor(language: string, browser: readonly string[]): string {
  return (
    browser.find((tag) => tag.toLowerCase().startsWith(`${language.toLowerCase()}-`) && tag !== language) ?? language
  );
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts || 0;

/** A tag that this machine can read; English for any other. */
function tagOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
