import type { SiteState } from '../run-state';
import { ASKED, factAt, hurtable, type Invariant, isOff, members, type Moment, orderAt, standing } from './invariant';

/** Written in this run, and not passed since. */
const unproved = ({ run, step }: Moment): boolean =>
  run.plan.rollsBack !== true &&
  members(run).some(
    (tag) => tag !== step?.stack && factAt(run, `${tag}/flash`) === 'ended' && factAt(run, `${tag}/passed`) !== true,
  );

/** Who a stack is was typed from its label, or read over its lead and found to be who the site says: as it came on, or as its lead was tested. */
const named = ({ run, step }: Moment): boolean =>
  ['identity', 'serial-read', 'unit/serial'].some((what) => typeof factAt(run, `${step?.stack}/${what}`) === 'string');

/** All cables in hand, every other stack dark, this one on; and where the machine writes, it is known who this is. */
const isolated = (moment: Moment): boolean => {
  const { run, step } = moment;
  return (
    (standing(run).length < 2 || factAt(run, 'site/links-in-hand') === standing(run).length - 1) &&
    standing(run).every((tag) => tag === step?.stack || isOff(run, tag)) &&
    factAt(run, `${step?.stack}/power`) === 'on' &&
    (step?.step !== 'send-firmware' || named(moment))
  );
};

/** Its versions were read after it was written. */
const isReadSince = (run: Moment['run'], tag: string): boolean =>
  [...run.facts].some(([key, { order }]) => key.startsWith(`${tag}/before/`) && order > orderAt(run, `${tag}/flash`));

/** A member of this run was written, and not all of them have passed; or where none can pass, nobody has read since what it carries. */
const mixed = ({ run }: Moment): boolean => {
  const written = members(run).filter((tag) => factAt(run, `${tag}/flash`) === 'ended');
  return run.plan.steps.some(({ step }) => step === 'pass-stack')
    ? written.length > 0 && members(run).some((tag) => factAt(run, `${tag}/passed`) !== true)
    : written.some((tag) => !isReadSince(run, tag));
};

const somethingIsOwed = (site: SiteState): boolean =>
  [...site.obligations.values()].some(({ status }) => status === 'open');

/** The first byte at a stack: a person is asked to start the tool, or the machine begins. A transfer that is taken up after a restart was begun before. */
const begins = ({ event, step, before }: Moment): boolean =>
  event.type === 'prompt.opened' ||
  (before.steps.get(step?.id ?? '')?.effectId === undefined && factAt(before, `${step?.stack}/flash`) !== 'writing');
const BEGUN: Pick<Invariant, 'of' | 'steps'> = {
  of: ['prompt.opened', 'effect.intended'],
  steps: ['start-update', 'send-firmware'],
};

/** What is begun, counted and written into the record: one stack at a time, proved alone, and no word that the record does not carry. */
export const runInvariants: readonly Invariant[] = [
  {
    id: 'SI-08',
    of: ['run.held'],
    broken: ({ event }) => event.type === 'run.held' && event.data.offers.length === 0,
  },
  {
    id: 'SI-11',
    of: ['run.ended'],
    broken: ({ event, site }) =>
      event.type === 'run.ended' && event.data.outcome.startsWith('complete') && somethingIsOwed(site),
  },
  {
    id: 'SI-14',
    ...BEGUN,
    broken: (moment) => begins(moment) && hurtable(moment.before).some((tag) => tag !== moment.step?.stack),
  },
  { id: 'SI-16', ...BEGUN, broken: (moment) => begins(moment) && !isolated(moment) },
  { id: 'SI-30', ...BEGUN, broken: (moment) => begins(moment) && unproved(moment) },
  {
    id: 'SI-35',
    of: ASKED,
    steps: ['plug-links'],
    broken: (moment) => moment.run.wayBack === undefined && mixed(moment),
  },
  // A question is issued once: another time it is another revision.
  {
    id: 'SI-45',
    of: ASKED,
    broken: ({ event, before, step }) =>
      event.type === 'prompt.opened' && event.data.revision <= (before.steps.get(step?.id ?? '')?.revision ?? 0),
  },
  { id: 'SI-51', of: ['prompt.opened', 'effect.intended'], broken: ({ run }) => run.outOfDate !== undefined },
  { id: 'SI-53', of: ['answer.given'], broken: ({ event }) => event.actor === 'stackhand' },
];
