import { message } from '../../kernel';
import { judgeCode, type Phase } from '../../stacks';
import { isBusyCode } from '../flash-state';
import { tags, type StepContext } from '../step';
import { factOf, type Objection, value } from './guard';
import { hearsInverter } from './inverter-silence';
import { modeShown } from './mode-shown';

/** A transfer that broke off is taken up again: what had to be so before the first byte was so then, and a boot loader shows none of it. */
export const goesOn = (c: StepContext): boolean =>
  c.step.step === 'send-firmware' && value(c, `${c.step.stack}/flash`) === 'writing';

/** The codes on the LCD for the phase they were read in; unknown codes stop the run. */
export function codes(c: StepContext): Objection | undefined {
  if (goesOn(c)) return undefined;
  for (const tag of c.step.stack === undefined || c.step.step === 'park-inverter' ? tags(c.run.plan) : [c.step.stack]) {
    const fact = factOf(c, `${tag}/code`);
    if (fact === undefined) continue;
    if (fact.value === null) return { because: message('hold.code-not-seen', { stack: tag }), reask: [`${tag}/code`] };
    const phase = value(c, `${tag}/code-phase`);
    // What a run left behind may show any code; only one that says that it is written keeps the site as it stands.
    if (phase === 'as-left' && !isBusyCode(c.run, String(fact.value))) continue;
    const objection = judged(c, tag, String(fact.value), phase as Phase);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function judged(c: StepContext, tag: string, text: string, phase: Phase): Objection | undefined {
  const judgement = judgeCode(c.run.plan.slice, phase, text);
  if (judgement.kind === 'none' || (judgement.kind === 'expected' && !countedSince(c, tag, phase))) return undefined;
  const mode = modeShown(c, tag, text);
  if (mode !== undefined) return mode;
  const params = {
    stack: tag,
    code: judgement.code ?? text,
    meaning: judgement.meaning ?? '',
    lookAt: judgement.lookAt ?? '',
  };
  const reask = [`${tag}/code`];
  if (judgement.kind === 'unknown') return { because: message('hold.code-unknown', params), reask };
  if (judgeCode(c.run.plan.slice, 'inverter-dead', text).kind === 'expected') {
    const hears = hearsInverter(c, tag, phase);
    if (hears === 'silence') return undefined;
    if (hears === 'not-seen') return inverterNotSeen(c, params);
  }
  if (judgement.kind === 'expected') return { because: message('hold.code-stays', params), redo: true, reask };
  // Since the update of a stack its counts are looked after where its code is judged; elsewhere the code is read again.
  const looksAgain = value(c, `${tag}/flash`) === 'ended' ? ({ redo: true } as const) : {};
  return { because: message('hold.code-blocks', params), reask, ...looksAgain };
}

/** After the detection the code of the missing partners must be gone; before it, and since an update, it is neither success nor failure (SI-34). */
function countedSince(c: StepContext, tag: string, phase: Phase): boolean {
  const detected = factOf(c, `${tag}/count-alone-again`);
  const read = factOf(c, `${tag}/code`);
  if (phase !== 'isolated' || detected === undefined || read === undefined) return false;
  const written = value(c, `${tag}/flash`) === 'ended' ? (factOf(c, `${tag}/flash`)?.order ?? 0) : 0;
  return read.order > detected.order && detected.order > written;
}

/** The code may be that of a dead inverter, and nobody could say whether it is dead. */
function inverterNotSeen(c: StepContext, params: { readonly stack: string; readonly code: string }): Objection {
  const unseen = ({ id }: { readonly id: string }) => typeof value(c, `inverter/${id}/alive`) !== 'boolean';
  const ids = c.run.plan.site.inverters.filter(unseen).map(({ id }) => id);
  return {
    because: message('hold.inverter-not-seen', { stack: params.stack, code: params.code, what: ids.join(', ') }),
    reask: ids.map((id) => `inverter/${id}/alive`),
  };
}
