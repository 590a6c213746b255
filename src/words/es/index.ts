import type { Catalogue } from '../words';
import { asks } from './asks';
import { cards } from './cards';
import { course } from './course';
import { drawing } from './drawing';
import { facts } from './facts';
import { findings } from './findings';
import { help } from './help';
import { holds } from './holds';
import { invariants } from './invariants';
import { meanings } from './meanings';
import { names } from './names';
import { options } from './options';
import { paper } from './paper';
import { plan } from './plan';
import { print } from './print';
import { report } from './report';
import { wire } from './wire';

/** Every sentence in Spanish as it is spoken in the Americas. LCD words and the labels on the hardware stand as they are printed there. */
export const es: Catalogue = {
  ...asks,
  ...options,
  ...meanings,
  ...holds,
  ...help,
  ...course,
  ...cards,
  ...names,
  ...invariants,
  ...wire,
  ...drawing,
  ...plan,
  ...facts,
  ...paper,
  ...print,
  ...report,
  ...findings,
};
