import { message } from '../../kernel';
import { normaliseCode } from '../../stacks';
import type { SwitchBank } from '../../dip-config';
import { bankOf, lastKnown } from '../banks';
import type { StepContext } from '../step';
import { factOf, value, type Objection } from './guard';

const COUNTS = ['count-alone', 'count-alone-again', 'count-set', 'count-set-again', 'module-count'];

/**
 * Whether a text on the LCD is what a service mode leaves there: its code, the number it counted, a version that was read in it, or anything
 * unknown while its bank was seen in a service position.
 */
function leftByMode(c: StepContext, tag: string, bank: SwitchBank, text: string): boolean {
  const code = normaliseCode(text);
  const known = c.run.plan.slice.codes.find((candidate) => normaliseCode(candidate.code) === code);
  if (known !== undefined) return known.class === 'mode';
  const stands = lastKnown(c.run, tag, bank.id);
  if (bank.patterns.some(({ use, pattern }) => use === 'service' && pattern === stands)) return true;
  if (COUNTS.some((count) => String(value(c, `${tag}/${count}`)) === code)) return true;
  return c.run.plan.slice.components.some(({ key }) =>
    [`${tag}/before/${key}`, `${tag}/after/${key}`].some((read) => {
      const versions = value(c, read);
      return Array.isArray(versions) && versions.some((version) => text.includes(String(version)));
    }),
  );
}

/** The LCD shows a service mode still: whatever was tapped, the switches of its bank were not put back (SI-40). */
export function modeShown(c: StepContext, tag: string, text: string): Objection | undefined {
  const id = c.run.plan.slice.detections[0]?.bank;
  if (id === undefined || normaliseCode(text) === null) return undefined;
  const bank = bankOf(c.run.plan, id);
  if (!leftByMode(c, tag, bank, text)) return undefined;
  const place = `${tag}/${id}`;
  const moved = factOf(c, `${place}/moved`) === undefined ? [] : [`${place}/moved`, place];
  return {
    because: message('hold.mode-still-shown', { stack: tag, code: text, bank: bank.label }),
    reask: [...moved, `${tag}/code`],
  };
}
