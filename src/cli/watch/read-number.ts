import type { PromptView } from '../../operator-api/client';
import { type Parsed, wrong } from './parsed';

const UNITS = ['V', 'mV', 'A', 'mA', 'W', 'kW', 'Ah', '%', '°C', '°F', 'C', 'F', 'K', 's', 'min'];
const NUMBER = /^([+\-−]?\s*\d+(?:[.,]\d+)?)(.*)$/s;

/**
 * A number with decimal point or comma, its own unit if it is typed, and the name of the meter behind it: `52,81 V Fluke 117`. Another
 * unit is refused, never converted.
 */
export function readNumber(prompt: PromptView, text: string, meter: string | null): Parsed {
  const unit = prompt.unit ?? '';
  const [, digits, rest = ''] = NUMBER.exec(text) ?? [];
  if (digits === undefined || /^[.,]?\d/.test(rest))
    return wrong(text, `a number in ${unit}, e.g. 52.81`, 'Type the number only.');
  const value = Number(digits.replace(/\s/g, '').replace('−', '-').replace(',', '.')) + 0;
  const [low, high] = prompt.range ?? [-100_000, 100_000];
  if (value < low || value > high)
    return wrong(`${value} ${unit}`, `${low} to ${high} ${unit}`, 'Look at the unit and the decimal point.');
  const words = rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const typedUnit = words[0] !== undefined && UNITS.includes(words[0]) ? words[0] : undefined;
  if (typedUnit !== undefined && !sameUnit(typedUnit, unit))
    return wrong(text, `a number in ${unit}`, `Read it again in ${unit}.`);
  const named = (typedUnit === undefined ? words : words.slice(1)).join(' ');
  return withMeter(prompt, { value, unit }, named === '' ? meter : named);
}

function withMeter(prompt: PromptView, read: { value: number; unit: string }, meter: string | null): Parsed {
  if (!prompt.meter) {
    if (meter === null) return { is: 'answer', answer: { kind: 'number', ...read } };
    return wrong(meter, `a number in ${read.unit}`, 'Type the number only.');
  }
  if (meter === null) return { is: 'needs-meter' };
  if (meter.length > 40) return wrong(meter, 'at most 40 letters for the meter', 'Shorten its name.');
  return { is: 'answer', answer: { kind: 'number', ...read, meter } };
}

function sameUnit(typed: string, asked: string): boolean {
  return typed === asked || `°${typed}` === asked;
}
