import { planFor } from '../../src/app/plan-request';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { positionsOf } from '../../src/dip-config';
import type { Plan, PlannedStep } from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite, type ExampleSiteOptions } from '../../src/stacks';
import type { Found } from './plant';

/** The one board that the explorer's product has; with the others every state would be there four times over. */
const BOARD = 'main102';
export const VERSIONS = { old: '04001', new: '04007', newer: '04010' } as const;
export const INV_FOUND = '101100';
const BANKS = ['ADDR_SET', 'INV_SET'];

export interface PlanOptions extends Partial<ExampleSiteOptions> {
  readonly procedure?: string;
}

/** A real plan, really expanded, of a product with one board, two banks and the detection of stacks. */
export function explorerPlan(
  stacks: number,
  { procedure = 'parallel-stack-update', ...options }: PlanOptions = {},
): Plan {
  const plain = exampleSite({ stacks, ...options });
  const site = { ...plain, sources: plain.sources.filter(({ kind }) => kind === 'pv-string') };
  const whole = findProfile(site.product);
  const components = whole.stack.components.filter(({ key }) => key === BOARD);
  const detections = whole.stack.detections.filter(({ id }) => id === 'stacks');
  const stack = { ...whole.stack, components, detections };
  const profile = { ...whole, stack, banks: whole.banks.filter(({ id }) => BANKS.includes(id)) };
  const targets = [{ component: BOARD, version: VERSIONS.new, source: 'the maker', date: '2026-01-05' }];
  return without(planFor({ procedure, site, placements: trainingPlacements(profile), targets }, profile), LEFT_OUT);
}

/** Steps that the explorer leaves out of a plan: nothing of them is in the abstract plant, and no guard of what is rests on them. */
export const LEFT_OUT: Readonly<Record<string, (step: PlannedStep) => boolean>> = {
  'arrival: site, stickers, customer, a walk round': ({ step }) =>
    ['confirm-right-site', 'keep-host-awake', 'identify-stack', 'tell-customer', 'walk-round'].includes(step),
  'photos as found and of the breakers': ({ step, params }) => step === 'photograph' && params.subject !== 'restored',
  'charge, temperature and cell spread': ({ params }) =>
    ['soc', 'temperature', 'cell-spread'].includes(params.quantity ?? ''),
  'showing it to the customer': ({ step }) => step === 'show-customer',
};

/** The same plan without some steps; who needed one of them needs what it needed. */
function without(plan: Plan, rules: typeof LEFT_OUT): Plan {
  const out = (step: PlannedStep): boolean => Object.values(rules).some((rule) => rule(step));
  const instead = new Map<string, readonly string[]>();
  const needs = (step: PlannedStep): readonly string[] => [
    ...new Set(step.needs.flatMap((id) => instead.get(id) ?? [id])),
  ];
  const steps: PlannedStep[] = [];
  for (const step of plan.steps) {
    if (out(step)) instead.set(step.id, needs(step));
    else steps.push({ ...step, needs: needs(step) });
  }
  return { ...plan, steps };
}

/** How the switches of a site stand as found, by its plan. */
export function foundOf(plan: Plan): Found {
  const [addr, inv] = BANKS.map((id) => plan.banks.find((bank) => bank.id === id));
  const at = (key: string): string => addr?.patterns.find((one) => one.key === key)?.pattern ?? '';
  const service = inv?.patterns.filter(({ use }) => use === 'service').map(({ pattern }) => pattern) ?? [];
  return {
    addr: plan.site.stacks.map(({ address }) => at(String(address))),
    inv: INV_FOUND,
    master: at('1'),
    detect: inv?.patterns.find(({ key }) => key === 'parallelDetect')?.pattern ?? '',
    service,
  };
}

export const positions = (plan: Plan, id: string, pattern: string) => {
  const bank = plan.banks.find((one) => one.id === id);
  if (bank === undefined) throw new Error(`There is no bank ${id}.`);
  return [...positionsOf(bank, pattern)];
};
