import { provesRows } from './guard-scenario';
import { PEOPLE } from './people.scenarios';

provesRows(PEOPLE);
