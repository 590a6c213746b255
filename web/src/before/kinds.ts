import type { Problem } from '../../../src/kernel';
import type { Fields } from './path';

/** A site as the service keeps it, so far as this part of the page reads it. */
export interface SiteView {
  readonly siteId: string;
  readonly revision: number;
  readonly site: Fields | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly runs: readonly { readonly runId: string; readonly status: string }[];
}

export interface SiteInShort {
  readonly siteId: string;
  readonly name: string | null;
  readonly colour: string | null;
}

interface Fact {
  readonly value: string | null;
  readonly standing: string;
  readonly source?: string;
}

export interface Product {
  readonly id: string;
  readonly displayName: string;
  readonly disclaimer: string;
  readonly recognise: readonly string[];
  readonly controllerGenerations: readonly { readonly id: string; readonly recognise: string }[];
  readonly moduleGenerations: readonly string[];
  readonly components: readonly {
    readonly key: string;
    readonly label: string;
    readonly on: string;
    readonly minimum: Fact;
    readonly versions: readonly string[];
  }[];
  readonly routes: readonly {
    readonly id: string;
    readonly kind: 'operator-tool' | 'modbus-block';
    readonly tool: string;
    readonly updates: readonly string[];
    readonly needs: readonly string[];
  }[];
}

export interface Procedure {
  readonly name: string;
  readonly title: string;
  readonly line: string | null;
  readonly updates: boolean;
  readonly stacks: string;
}

export interface Port {
  readonly path: string;
  readonly device: string;
  readonly name: 'by-id' | 'by-path' | 'device';
}
