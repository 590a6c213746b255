import type { Message } from '../kernel';
import type { StepParams } from './plan-types';

/** What a `forEach` runs over; orders come from the profile and the site, never from code. */
export type Each =
  | 'stacks'
  | 'stacks-power-on'
  | 'other-stacks'
  | 'master'
  | 'boards'
  | 'module-kinds'
  | 'other-banks'
  | 'inverters'
  | 'breakers'
  | 'sources'
  | 'sources-first'
  | 'sources-last';

/** Questions a `choose` asks at plan time; the answers are facts of site and profile. */
export type Selector =
  | 'version-read'
  | 'reconnect'
  | 'people'
  | 'several-stacks'
  | 'join-limit'
  | 'second-cold-start'
  | 'addressing'
  | 'detection'
  | 'module-detection'
  | 'update-way'
  | 'lead'
  | 'leads';

/**
 * What a group leaves to be put back: a bank of the stack at hand (or of every stack), or a thing of the site. `@address` and `@detection` stand for the product's bank with
 * that part.
 */
export type GroupObligation = { readonly bank: string } | 'links' | 'breakers' | 'inverters' | 'sources' | 'versions';

/** The whole procedure algebra (docs/adr/0002). A procedure is data; `expand` makes a flat list of it. */
export type Node =
  | { readonly step: string; readonly with?: StepParams }
  | { readonly sequence: readonly Node[]; readonly label?: string }
  | { readonly forEach: Each; readonly together?: true; readonly body: Node }
  | { readonly group: string; readonly obligations?: readonly GroupObligation[]; readonly body: Node }
  | { readonly redoFrom: string; readonly atMost: number; readonly body: Node }
  | { readonly choose: Selector; readonly of: Readonly<Record<string, Node>> };

/** A procedure: its tree, and what must hold for it to count as complete. */
export interface Procedure {
  readonly name: string;
  readonly version: number;
  readonly title: Message;
  readonly tree: Node;
  /** `joined`: in parallel and in service · `apart`: every stack stand-alone, all off, breakers open · `alone`: one stack in service · `restored`: nothing left to put back. */
  readonly completes: 'joined' | 'apart' | 'alone' | 'restored';
  /** Whether the procedure brings firmware in; then targets and a route are needed. */
  readonly updates: boolean;
  /** The sites it fits, by the number of their stacks. */
  readonly stacks: 'one' | 'several' | 'any';
}

/** Words to write a procedure with. */
export const step = (name: string, params?: StepParams): Node =>
  params === undefined ? { step: name } : { step: name, with: params };
export const sequence = (...nodes: readonly Node[]): Node => ({ sequence: nodes });
export const labelled = (label: string, ...nodes: readonly Node[]): Node => ({ sequence: nodes, label });
export const forEach = (each: Each, body: Node): Node => ({ forEach: each, body });
export const together = (each: Each, body: Node): Node => ({ forEach: each, together: true, body });
export const group = (name: string, obligations: readonly GroupObligation[], ...body: readonly Node[]): Node => ({
  group: name,
  obligations,
  body: { sequence: body },
});
export const redoFrom = (label: string, atMost: number, ...body: readonly Node[]): Node => ({
  redoFrom: label,
  atMost,
  body: { sequence: body },
});
export const choose = (selector: Selector, of: Readonly<Record<string, Node>>): Node => ({ choose: selector, of });

/** The same part, led only if something was seen at the stack at hand; it is decided when each of its steps is due. */
export function onlyIf(seen: NonNullable<StepParams['onlyIf']>, node: Node): Node {
  if ('step' in node) return { ...node, with: { ...node.with, onlyIf: seen } };
  if ('sequence' in node) return { ...node, sequence: node.sequence.map((child) => onlyIf(seen, child)) };
  if (!('of' in node)) return { ...node, body: onlyIf(seen, node.body) };
  const of = Object.entries(node.of).map(([name, branch]) => [name, onlyIf(seen, branch)] as const);
  return { ...node, of: Object.fromEntries(of) };
}
