import { FLASH } from './flash.scenarios';
import { provesRows } from './guard-scenario';

provesRows(FLASH);
