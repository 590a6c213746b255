import { planFor } from '../../src/app/plan-request';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { positionsOf } from '../../src/dip-config';
import type { Plan, PlannedStep } from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite, type ExampleSiteOptions } from '../../src/stacks';
import { IMAGE } from './leads';
import type { Found } from './plant';

/** The one board that the explorer's product has; with the others every state would be there four times over. */
const BOARD = 'main102';
const VERSIONS: Found['versions'] = { old: '04001', new: '04007', newer: '04010' };
/** The product with leads has one component, which Stackhand itself writes. */
const SPEAKING = 'controller';
const SPEAKING_VERSIONS: Found['versions'] = { old: '1.4.0', new: '1.5.0', newer: '2.0.0' };
const APPROVED = {
  sha256: IMAGE,
  bytes: 4096,
  format: 'bin',
  component: SPEAKING,
  version: SPEAKING_VERSIONS.new,
  hardwareClass: 'OPEN-1',
  approvedBy: 'Ana',
};
export const INV_FOUND = '101100';
const BANKS = ['ADDR_SET', 'INV_SET'];

export interface PlanOptions extends Partial<ExampleSiteOptions> {
  readonly procedure?: string;
  /** The product that is read and written over a lead to each stack. */
  readonly leads?: boolean;
}

/** A real plan, really expanded, of a product with one board, two banks and the detection of stacks. */
export function explorerPlan(
  stacks: number,
  { procedure = 'parallel-stack-update', leads = false, ...options }: PlanOptions = {},
): Plan {
  const plain = exampleSite({ stacks, generation: leads ? 'open1' : 'gen3', ...options });
  const wired = plain.stacks.map((stack, at) => ({
    ...stack,
    wire: { line: `tcp://127.0.0.1:${1502 + at}`, unit: 1 },
  }));
  const site = {
    ...plain,
    sources: plain.sources.filter(({ kind }) => kind === 'pv-string'),
    stacks: leads ? wired : plain.stacks,
  };
  const whole = findProfile(site.product);
  const components = whole.stack.components.filter(({ key }) => key === BOARD || key === SPEAKING);
  const detections = whole.stack.detections.filter(({ id }) => id === 'stacks');
  const stack = { ...whole.stack, components, detections };
  const profile = { ...whole, stack, banks: whole.banks.filter(({ id }) => BANKS.includes(id)) };
  const targets = [{ component: BOARD, version: VERSIONS.new, source: 'the maker', date: '2026-01-05' }];
  const what = leads ? { image: APPROVED } : { targets };
  return without(planFor({ procedure, site, placements: trainingPlacements(profile), ...what }, profile), LEFT_OUT);
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
    versions: plan.slice.components.some(({ key }) => key === SPEAKING) ? SPEAKING_VERSIONS : VERSIONS,
  };
}

export const positions = (plan: Plan, id: string, pattern: string) => {
  const bank = plan.banks.find((one) => one.id === id);
  if (bank === undefined) throw new Error(`There is no bank ${id}.`);
  return [...positionsOf(bank, pattern)];
};
