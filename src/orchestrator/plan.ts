import { StackhandError, valueOr } from '../kernel';
import type { SwitchBank } from '../dip-config';
import {
  type Component,
  linkChain,
  masterOf,
  powerOnOrder,
  type Site,
  type StackSlice,
  stacksByAddress,
} from '../stacks';
import type { Each, Procedure, Selector } from './algebra';
import { procedures } from './procedures';
import { expand, type ExpansionFacts } from './expand';
import type { Plan, PlannedStep, RouteFacts, UpdateTarget, WireFacts } from './plan-types';

/** A version that a person placed on a component's list: `version` is older than `olderThan`. Recorded with who said so. */
export interface VersionPlacement {
  readonly component: string;
  readonly version: string;
  readonly olderThan: string;
  readonly source: string;
}

/** What a plan is made of. Everything is pinned into the plan by value (SI-52). */
export interface PlanRequest {
  readonly procedure: Procedure;
  readonly site: Site;
  readonly product: Plan['product'];
  readonly slice: StackSlice;
  readonly banks: readonly SwitchBank[];
  readonly route: RouteFacts | null;
  /** Left out: nothing of this site is read by the machine. */
  readonly wire?: WireFacts | undefined;
  readonly targets: readonly UpdateTarget[];
  readonly placements: readonly VersionPlacement[];
  readonly pace: number;
}

const FIRST_OFF = ['outside-control', 'generator', 'grid-charger', 'ac-coupled-pv'];

/** Makes the plan of a run: the procedure expanded for this site, with every fact it will ever look at. Pure; the same request gives the same plan. */
export function buildPlan(request: PlanRequest): Plan {
  const { procedure, site, banks } = request;
  if (!fits(procedure, site)) throw doesNotFit(procedure, site);
  if (request.pace !== 1 && !site.training) throw paceOnRealSite();
  if (procedure.updates && (request.route === null || request.targets.length === 0)) throw noTargets();
  const slice = withPlacements(request.slice, request.placements);
  const steps = expand(procedure.tree, expansionFacts({ ...request, slice })).map((step) =>
    timed(step, slice, request.route),
  );
  return {
    procedure: procedure.name,
    procedureVersion: procedure.version,
    revision: 1,
    site,
    product: request.product,
    slice,
    banks,
    route: request.route,
    ...(request.wire === undefined ? {} : { wire: request.wire }),
    targets: request.targets,
    pace: request.pace,
    steps,
  };
}

/** Waits whose length is a fact of the product or the route. Seconds; 120 s of hold and 10 s of gap where nobody published one. */
function timed(step: PlannedStep, slice: StackSlice, route: RouteFacts | null): PlannedStep {
  if (step.params.why === 'gap')
    return { ...step, params: { ...step.params, seconds: valueOr(slice.powerOn.gapSeconds, 10) } };
  if (step.params.why === 'modules-settle') {
    const counted = slice.detections.find((detection) => detection.id === 'modules');
    return { ...step, params: { ...step.params, seconds: counted?.settleSeconds ?? 0 } };
  }
  if (step.params.why === 'hold') return { ...step, params: { ...step.params, seconds: route?.holdSeconds ?? 120 } };
  return step;
}

function withPlacements(slice: StackSlice, placements: readonly VersionPlacement[]): StackSlice {
  const components = slice.components.map((component) => {
    const scale = placements
      .filter((placement) => placement.component === component.key)
      .reduce((list, placement) => {
        const at = list.findIndex((entry) => entry.version === placement.olderThan);
        if (at < 0)
          throw unplaceable(
            placement,
            list.map((entry) => entry.version),
          );
        return [...list.slice(0, at), { version: placement.version, source: placement.source }, ...list.slice(at)];
      }, component.scale);
    return { ...component, scale };
  });
  return { ...slice, components };
}

function expansionFacts(request: PlanRequest): ExpansionFacts {
  const { slice, banks } = request;
  const detection = slice.detections.find((candidate) => candidate.id === 'stacks');
  return {
    each: (each, stack) => eachOf(each, request, stack),
    select: (selector, stack) => selected(selector, request, stack),
    bank: (id) => {
      const resolved = id === '@address' ? slice.addressing.bank : id === '@detection' ? detection?.bank : id;
      return banks.find((bank) => bank.id === resolved)?.id;
    },
  };
}

function eachOf(each: Each, request: PlanRequest, stack: string | undefined): readonly string[] {
  const { site, slice, banks } = request;
  switch (each) {
    case 'stacks':
      return stacksByAddress(site).map((candidate) => candidate.tag);
    case 'stacks-power-on':
      return powerOnOrder(site, slice, 'lastToMaster');
    case 'other-stacks':
      return stacksByAddress(site).flatMap((candidate) => (candidate.tag === stack ? [] : [candidate.tag]));
    case 'master':
      return [masterOf(site).tag];
    case 'boards':
      return componentsOf(request, stack, 'controller');
    case 'module-kinds':
      return componentsOf(request, stack, 'module');
    case 'other-banks':
      return otherBanks(slice, banks);
    case 'inverters':
      return site.inverters.map((inverter) => inverter.id);
    case 'breakers':
      return site.breakers.map((breaker) => breaker.id);
    case 'sources':
      return site.sources.map((source) => source.id);
    case 'sources-first':
      return site.sources.filter((source) => FIRST_OFF.includes(source.kind)).map((source) => source.id);
    case 'sources-last':
      return site.sources.filter((source) => !FIRST_OFF.includes(source.kind)).map((source) => source.id);
  }
}

/** Banks of the controller that are recorded and compared but never moved, such as a bank whose meaning nobody published. */
function otherBanks(slice: StackSlice, banks: readonly SwitchBank[]): readonly string[] {
  const led = [slice.addressing.bank, ...slice.detections.map((detection) => detection.bank)];
  return banks
    .filter((bank) => bank.on === 'controller' && bank.snapshotFirst && !led.includes(bank.id))
    .map((bank) => bank.id);
}

/** Components of a stack whose versions are read, in flash order (unknown places last), by the generations of its controller and modules. */
function componentsOf(request: PlanRequest, stack: string | undefined, on: Component['on']): readonly string[] {
  const member = request.site.stacks.find((candidate) => candidate.tag === stack);
  const present = (component: Component): boolean => {
    if (component.generation === null) return true;
    if (on === 'module') return member?.modules.some((module) => module.generation === component.generation) ?? false;
    return member?.controllerGeneration === component.generation;
  };
  return request.slice.components
    .filter((component) => component.on === on && present(component))
    .sort((a, b) => (a.flashOrder.value ?? 99) - (b.flashOrder.value ?? 99))
    .map((component) => component.key);
}

function selected(selector: Selector, request: PlanRequest, stack: string | undefined): string {
  const { site, slice, route } = request;
  switch (selector) {
    case 'version-read': {
      const generation = site.stacks.find((candidate) => candidate.tag === stack)?.controllerGeneration;
      return slice.versionRead.find((read) => read.generation === generation)?.method ?? 'tool';
    }
    case 'reconnect':
      return site.reconnect;
    case 'people':
      return site.people > 1 ? 'two' : 'one';
    case 'several-stacks':
      return linkChain(site).length > 0 ? 'yes' : 'no';
    case 'join-limit':
      return site.joinLimit === null && site.stacks.length > 1 && slice.matching.maxDeltaVolts.standing !== 'stated'
        ? 'ask'
        : 'known';
    case 'second-cold-start':
      return route?.secondColdStart === true ? 'yes' : 'no';
    case 'addressing':
      return slice.addressing.method;
    case 'update-way':
      return route?.kind ?? 'operator-tool';
    case 'leads':
      return request.wire !== undefined && site.stacks.some(({ wire }) => wire !== undefined) ? 'yes' : 'no';
    case 'lead':
      return request.wire !== undefined && site.stacks.find(({ tag }) => tag === stack)?.wire !== undefined
        ? 'yes'
        : 'no';
    case 'detection':
    case 'module-detection': {
      const counts = selector === 'detection' ? 'stacks' : 'modules';
      return slice.detections.some((detection) => detection.id === counts) ? 'yes' : 'no';
    }
  }
}

function fits({ stacks }: Procedure, site: Site): boolean {
  return stacks === 'any' || stacks === (site.stacks.length > 1 ? 'several' : 'one');
}

function doesNotFit({ name }: Procedure, site: Site): StackhandError {
  const fitting = procedures.filter((candidate) => fits(candidate, site)).map((candidate) => candidate.name);
  return new StackhandError({
    code: 'orchestrator.procedure-does-not-fit',
    what: `This procedure is not for a site of ${site.stacks.length} ${site.stacks.length > 1 ? 'stacks' : 'stack'}.`,
    where: 'procedure',
    value: name,
    allowed: fitting.join(', '),
    remedy: 'Name one that fits, or look at the stacks in the site file.',
  });
}

function paceOnRealSite(): StackhandError {
  return new StackhandError({
    code: 'orchestrator.pace-on-real-site',
    what: 'Only a training site has a pace.',
    where: 'pace',
    allowed: '1',
    remedy: 'Leave the pace out, or mark the site as training if it is the virtual plant.',
  });
}

function noTargets(): StackhandError {
  return new StackhandError({
    code: 'orchestrator.no-targets',
    what: 'An update needs a route and the versions it is to bring in.',
    where: 'targets',
    remedy: 'Say which version of which component is wanted, who stated it, and when.',
  });
}

function unplaceable(placement: VersionPlacement, list: readonly string[]): StackhandError {
  return new StackhandError({
    code: 'orchestrator.version-cannot-be-placed',
    what: `The list of ${placement.component} does not hold the version that ${placement.version} is said to be older than.`,
    where: 'placements',
    value: placement.olderThan,
    allowed: list.join(', '),
    remedy: 'Name a version of the list.',
  });
}
