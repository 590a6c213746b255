import { createContext } from 'svelte';
import type { Product } from './kinds';
import type { SiteForm } from './site-form.svelte';

/** The site that is written down, and the products there are. */
export interface Writing {
  readonly form: SiteForm;
  readonly products: readonly Product[];
}

export const [writing, setWriting] = createContext<Writing>();
