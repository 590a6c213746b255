import type { Each, GroupObligation, Node, Selector } from './algebra';
import type { ObligationSpec, PlannedStep, StepParams } from './plan-types';

/** What the expansion asks about site and profile; answered once, at plan time. */
export interface ExpansionFacts {
  /** Tags (or ids) in order. */
  each(each: Each, stack: string | undefined): readonly string[];
  /** The branch a `choose` takes; a branch that the node does not name expands to nothing. */
  select(selector: Selector, stack: string | undefined): string;
  /** The product's bank for `@address`, `@detection` or an id; undefined where the product has none. */
  bank(id: string): string | undefined;
}

interface Place {
  readonly stack?: string;
  readonly params: StepParams;
  readonly groups: readonly string[];
  readonly redo?: { readonly from: string; readonly atMost: number };
}

/** Expands a procedure's tree into the flat list of a plan: every stack, component and branch resolved. */
export function expand(tree: Node, facts: ExpansionFacts): readonly PlannedStep[] {
  return new Expansion(facts).run(tree);
}

class Expansion {
  private readonly steps: PlannedStep[] = [];
  private readonly labels = new Map<string, string>();
  private waitingLabels: string[] = [];
  private waitingObligations: ObligationSpec[] = [];

  constructor(private readonly facts: ExpansionFacts) {}

  run(tree: Node): readonly PlannedStep[] {
    this.node(tree, { params: {}, groups: [] }, []);
    return this.steps;
  }

  /** Returns the ids that whatever follows needs. */
  private node(node: Node, place: Place, needs: readonly string[]): readonly string[] {
    if ('step' in node)
      return [this.leaf(node.step, { ...place, params: this.resolve({ ...place.params, ...node.with }) }, needs)];
    if ('sequence' in node) {
      if (node.label !== undefined) this.waitingLabels.push(labelKey(node.label, place));
      return node.sequence.reduce((before, child) => this.node(child, place, before), needs);
    }
    if ('forEach' in node) return this.each(node, place, needs);
    if ('group' in node) {
      const specs = (node.obligations ?? []).flatMap((obligation) => this.obligations(obligation, place));
      this.waitingObligations.push(...specs);
      return this.node(node.body, { ...place, groups: [...place.groups, node.group] }, needs);
    }
    if ('redoFrom' in node)
      return this.node(node.body, { ...place, redo: { from: node.redoFrom, atMost: node.atMost } }, needs);
    const chosen = node.of[this.facts.select(node.choose, place.stack)];
    return chosen === undefined ? needs : this.node(chosen, place, needs);
  }

  private each(node: Extract<Node, { forEach: Each }>, place: Place, needs: readonly string[]): readonly string[] {
    const places = this.facts.each(node.forEach, place.stack).map((item) => placeOf(node.forEach, item, place));
    if (node.together !== true) return places.reduce((before, inner) => this.node(node.body, inner, before), needs);
    const ends = places.flatMap((inner) => this.node(node.body, inner, needs));
    return ends.length === 0 ? needs : ends;
  }

  private leaf(name: string, place: Place, needs: readonly string[]): string {
    const number = String(this.steps.length + 1).padStart(3, '0');
    const subject =
      place.params.component ??
      place.params.source ??
      place.params.inverter ??
      place.params.breaker ??
      place.params.bank ??
      place.params.quantity;
    const id = [number, place.stack, name, subject].filter((part) => part !== undefined).join('-');
    for (const label of this.waitingLabels) this.labels.set(label, id);
    const redo = place.redo === undefined ? undefined : this.resolveRedo(place.redo, place);
    this.steps.push({
      id,
      step: name,
      ...(place.stack === undefined ? {} : { stack: place.stack }),
      params: place.params,
      needs,
      groups: place.groups,
      creates: this.waitingObligations,
      ...(redo === undefined ? {} : { redo }),
    });
    this.waitingLabels = [];
    this.waitingObligations = [];
    return id;
  }

  private resolve(params: StepParams): StepParams {
    if (params.bank === undefined) return params;
    const bank = this.facts.bank(params.bank);
    // The wrong bank under a finger is worse than no plan.
    if (bank === undefined) throw new Error(`A procedure moves "${params.bank}", a bank that this product has not.`);
    return { ...params, bank };
  }

  private resolveRedo(redo: { from: string; atMost: number }, place: Place) {
    const from = this.labels.get(labelKey(redo.from, place)) ?? this.labels.get(redo.from);
    if (from === undefined) throw new Error(`A procedure goes back to "${redo.from}", which does not stand before it.`);
    return { from, atMost: redo.atMost };
  }

  private obligations(obligation: GroupObligation, place: Place): readonly ObligationSpec[] {
    if (typeof obligation === 'string') return [{ id: obligation, kind: obligation }];
    const stacks = place.stack === undefined ? this.facts.each('stacks', undefined) : [place.stack];
    const bank = this.facts.bank(obligation.bank);
    if (bank === undefined) return [];
    return stacks.map((stack) => ({ id: `${stack}/${bank}`, kind: 'bank' as const, stack, bank }));
  }
}

function labelKey(label: string, place: Place): string {
  return place.stack === undefined ? label : `${label}@${place.stack}`;
}

function placeOf(each: Each, item: string, place: Place): Place {
  switch (each) {
    case 'stacks':
    case 'stacks-power-on':
    case 'other-stacks':
    case 'master':
      return { ...place, stack: item };
    case 'boards':
    case 'module-kinds':
      return { ...place, params: { ...place.params, component: item } };
    case 'other-banks':
      return { ...place, params: { ...place.params, bank: item } };
    case 'inverters':
      return { ...place, params: { ...place.params, inverter: item } };
    case 'breakers':
      return { ...place, params: { ...place.params, breaker: item } };
    case 'sources':
    case 'sources-first':
    case 'sources-last':
      return { ...place, params: { ...place.params, source: item } };
  }
}
