import { END } from './end.scenarios';
import { provesRows } from './guard-scenario';

provesRows(END);
