import {
  ASKED,
  factAt,
  hurtable,
  type Invariant,
  isOff,
  linked,
  members,
  type Moment,
  orderAt,
  standing,
} from './invariant';

const numberAt = ({ run }: Moment, key: string): number => {
  const value = factAt(run, key);
  return typeof value === 'number' ? value : Number.NaN;
};

const othersOff = ({ run, step }: Moment): boolean =>
  standing(run).every((tag) => tag === step?.stack || isOff(run, tag));

/** Parked, every source off, and the amps of each stack read twice within the limit. */
function nothingFlows(moment: Moment): boolean {
  const { inverters, sources } = moment.run.plan.site;
  const limit = moment.run.plan.slice.quietAmps.value ?? 1;
  return (
    inverters.every(({ id }) => factAt(moment.run, `inverter/${id}`) === 'parked') &&
    sources.every(({ id }) => factAt(moment.run, `source/${id}`) === 'off') &&
    members(moment.run).every((tag) =>
      ['amps', 'amps-again'].every((which) => Math.abs(numberAt(moment, `${tag}/${which}`)) <= limit),
    )
  );
}

/** Every breaker is locked open, or was closed again since. */
function lockedOrClosedAgain(moment: Moment): boolean {
  const { run } = moment;
  if (orderAt(run, 'site/breakers-closed') > orderAt(run, 'site/locks')) return true;
  return numberAt(moment, 'site/locks') === run.plan.site.breakers.length;
}

/** The volts of every stack of the set are known, and as near as the limit says; a limit is known too. */
function voltsFit(moment: Moment): boolean {
  const { site, slice } = moment.run.plan;
  const stated = slice.matching.maxDeltaVolts;
  const entered = numberAt(moment, 'site/join-limit');
  const limit = Number.isNaN(entered)
    ? (site.joinLimit?.volts ?? (stated.standing === 'stated' ? stated.value : Number.NaN))
    : entered;
  const volts = members(moment.run).map((tag) => numberAt(moment, `${tag}/volts`));
  // Rounded: two decimals of a meter, not the last bit of a float.
  return Math.round((Math.max(...volts) - Math.min(...volts)) * 1000) / 1000 <= limit;
}

/** How many of the stacks that are on, or are to come on, were seen set as master. */
function masters({ run, step }: Moment): number {
  const { bank, masterKey } = run.plan.slice.addressing;
  const patterns = run.plan.banks.find(({ id }) => id === bank)?.patterns ?? [];
  const master = patterns.find(({ key }) => key === masterKey)?.pattern;
  if (bank === null || master === undefined) return 0;
  return members(run).filter(
    (tag) => (tag === step?.stack || factAt(run, `${tag}/power`) === 'on') && factAt(run, `${tag}/${bank}`) === master,
  ).length;
}

const originalKnown = ({ run, site, step }: Moment): boolean => {
  const place = `${step?.stack}/${step?.params.bank}`;
  return (
    typeof site.obligations.get(place)?.original === 'string' ||
    typeof factAt(run, `${step?.stack}/as-found/${step?.params.bank}`) === 'string' ||
    run.deviations.some(({ guard }) => guard === 'SI-09')
  );
};

/** The set was counted since its links went back, where its product counts. */
function counted({ run }: Moment): boolean {
  const counts = run.plan.steps.some(({ step, params }) => step === 'accept-count' && params.counted === 'set');
  const accepted = Math.max(...members(run).map((tag) => orderAt(run, `${tag}/count-accepted`)));
  return !counts || accepted > orderAt(run, 'site/links-plugged');
}

/** What a person is asked to do at the plant: nobody is hurt, no contactor closes on what is not known, nothing is taken from under a flash. */
export const siteInvariants: readonly Invariant[] = [
  // The danger action outranks everything: nothing goes on.
  {
    id: 'SI-01',
    of: ['prompt.opened', 'wait.started', 'answer.given', 'step.done'],
    broken: ({ run }) => run.danger !== undefined && run.status === 'running',
  },
  { id: 'SI-02', of: ASKED, steps: ['open-and-lock-breakers'], broken: (moment) => !nothingFlows(moment) },
  {
    id: 'SI-03',
    of: ASKED,
    steps: ['switch-off', 'switch-on', 'pull-links', 'plug-links'],
    broken: (moment) => !lockedOrClosedAgain(moment),
  },
  // Apart: one stack is on, but where each has a disconnect of its own.
  {
    id: 'SI-04',
    of: ASKED,
    steps: ['switch-on'],
    broken: (moment) =>
      !linked(moment.run) && moment.run.plan.site.dcJoin !== 'perStackDisconnect' && !othersOff(moment),
  },
  {
    id: 'SI-05',
    of: ASKED,
    steps: ['switch-on'],
    broken: (moment) => linked(moment.run) && !othersOff(moment) && !voltsFit(moment),
  },
  { id: 'SI-10', of: ASKED, steps: ['move-bank'], broken: (moment) => !originalKnown(moment) },
  {
    id: 'SI-12',
    of: ASKED,
    steps: ['pull-links', 'plug-links'],
    broken: ({ run }) => !standing(run).every((tag) => isOff(run, tag)),
  },
  {
    id: 'SI-24',
    of: ASKED,
    steps: ['switch-off', 'pull-links', 'plug-links', 'move-bank', 'disconnect-tool'],
    broken: ({ run }) => hurtable(run).length > 0,
  },
  // Nothing is joined or returned to service while a unit is torn or suspected, in this run or on the list of its site.
  {
    id: 'SI-25',
    of: ASKED,
    steps: ['plug-links', 'precharge', 'close-breakers', 'resume-inverter'],
    broken: (moment) => hurtable(moment.run).length > 0 || hasTornUnit(moment),
  },
  { id: 'SI-38', of: ASKED, steps: ['switch-on'], broken: (moment) => linked(moment.run) && masters(moment) > 1 },
  { id: 'SI-41', of: ASKED, steps: ['precharge', 'close-breakers'], broken: (moment) => !counted(moment) },
];

const hasTornUnit = ({ site }: Moment): boolean =>
  [...site.obligations.values()].some(({ kind, status }) => kind === 'unit' && status === 'open');
