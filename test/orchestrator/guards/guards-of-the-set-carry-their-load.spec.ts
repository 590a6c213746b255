import { provesRows } from './guard-scenario';
import { SET } from './set.scenarios';

provesRows(SET);
