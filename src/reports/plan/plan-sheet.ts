import type { Hands, Plan, UpdateTarget } from '../../orchestrator';
import { powerOnOrder, stacksByAddress } from '../../stacks';
import type { Language, Say } from '../../words';
import { message } from '../../kernel';
import { lossOfBms } from '../loss-of-bms';
import { type NotVerifiable, notVerifiable } from '../not-verifiable';
import { wordingIn } from '../wording';
import { customerNotice } from './customer-notice';
import { componentName, obligationName } from './names';
import {
  NO_GUIDANCE,
  type ProductGuidance,
  type SoftFact,
  softFacts,
  type UnknownFact,
  unknownFacts,
} from './plan-facts';
import { type HandsSummary, handsSummary, type WorkClass, workClass } from './plan-hands';
import { planTimes, type PlanTimes } from './plan-times';
import { type DescribedStep, describedSteps } from './planned-steps';
import { type PackingList, packingList } from './tools-and-parts';

/** One line of the steps table. `minutes` null: nobody can know. */
export interface SheetStep {
  readonly id: string;
  readonly step: string;
  readonly title: string;
  readonly stack: string | null;
  readonly hands: Hands;
  readonly minutes: number | null;
  readonly obligations: readonly string[];
}

/** A version that is to be brought in, and who said so. */
export interface SheetTarget extends UpdateTarget {
  readonly label: string;
  /** Not seen by Stackhand, in words. */
  readonly image: string;
}

/** A plan before anything is touched, for the office, the van and the customer. JSON. */
export interface PlanSheet {
  readonly procedure: string;
  readonly title: string;
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly colour: string;
    readonly training: boolean;
    readonly isolator: string;
    readonly whenTheBatteryIsSilent: readonly string[];
  };
  readonly product: {
    readonly id: string;
    readonly revision: number;
    readonly displayName: string;
    readonly disclaimer: string;
  };
  readonly unknowns: readonly UnknownFact[];
  readonly restsOn: readonly SoftFact[];
  readonly notVerifiable: readonly NotVerifiable[];
  readonly preconditions: ProductGuidance['preconditions'];
  readonly hands: HandsSummary;
  readonly workClass: WorkClass;
  readonly times: PlanTimes;
  readonly stacks: readonly string[];
  readonly powerUpOrder: readonly string[];
  readonly tool: string | null;
  readonly targets: readonly SheetTarget[];
  readonly packing: PackingList;
  readonly customerNotice: readonly string[];
  readonly steps: readonly SheetStep[];
}

/**
 * The plan sheet. Pure; `guidance` is what the product's profile says beside the facts that the plan carries. `language` is that of
 * all its sentences; documents are named as they are called.
 */
export function planSheet(plan: Plan, guidance: ProductGuidance = NO_GUIDANCE, language?: Language): PlanSheet {
  const wording = wordingIn(language);
  const { say, text, told } = wording;
  const steps = describedSteps(plan, say);
  const times = planTimes(plan, steps, text);
  const { id, name, colour, training, isolator } = plan.site;
  return {
    procedure: plan.procedure,
    title: say({ id: `procedure.${plan.procedure}`, params: {} }).title,
    site: { id, name, colour, training, isolator, whenTheBatteryIsSilent: lossOfBms(plan.site, say) },
    product: { ...plan.product, disclaimer: told(guidance.disclaimer) },
    unknowns: unknownFacts(plan, guidance, wording),
    restsOn: softFacts(plan, wording),
    notVerifiable: notVerifiable(plan, wording),
    preconditions: guidance.preconditions.map((one) => ({ ...one, text: told(one.text) })),
    hands: handsSummary(steps, say),
    workClass: workClass(steps),
    times,
    stacks: stacksByAddress(plan.site).map((stack) => stack.tag),
    powerUpOrder: powerOnOrder(plan.site, plan.slice, 'lastToMaster'),
    tool: plan.route === null ? null : capital(told(plan.route.tool)),
    targets: plan.targets
      .filter((target) => onSite(plan, target))
      .map((target) => ({
        ...target,
        date: told(target.date),
        label: capital(told(componentName(plan, target.component))),
        image: text(message('print.image-not-seen')),
      })),
    packing: packingList(plan, guidance, wording),
    customerNotice: customerNotice(plan, times, say),
    steps: steps.map((step) => sheetStep(plan, step, say)),
  };
}

/** A component that no stack of this site has is not read here, and nothing is wanted of it. */
function onSite({ steps }: Plan, { component }: UpdateTarget): boolean {
  return steps.some(({ step, params }) => step === 'read-version' && params.component === component);
}

function sheetStep(plan: Plan, { step, definition, title }: DescribedStep, say: Say): SheetStep {
  return {
    id: step.id,
    step: step.step,
    title,
    stack: step.stack ?? null,
    hands: definition.hands,
    minutes: definition.kind === 'wait' ? (step.params.seconds ?? 0) / 60 : definition.minutes,
    obligations: step.creates.map((spec) => obligationName(plan, spec, say)),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
