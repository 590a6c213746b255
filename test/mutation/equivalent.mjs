// Mutants that change nothing anybody could observe, each with its reason. A rule names the file, the source and the mutant so that a new
// survivor beside it is not excused with it.
const GUARDS = /^src\/orchestrator\/guards\//;
const CORE = /^src\/orchestrator\/[\w-]+\.ts$/;

/** `a.order > b.order` made `>=`, and the like. */
const sameOrder = ({ mutator, original, replacement }) =>
  mutator === 'EqualityOperator' &&
  /order|ended|written|detected/i.test(original) &&
  replacement.replace(/([<>])=/, '$1') === original;

const is = (original, replacement) => (one) =>
  one.original.startsWith(original) && (replacement === undefined || one.replacement === replacement);
const anyOf =
  (...tests) =>
  (one) =>
    tests.some((test) => test(one));

const RULES = [
  {
    why: 'the facts are told by different steps, and no two events have one number',
    file: GUARDS,
    test: sameOrder,
  },
  {
    why: 'only the type allows it to be missing: what comes before has made sure of it',
    file: GUARDS,
    test: anyOf(
      is('factOf(c, place(tag))?.value', 'factOf(c, place(tag)).value'),
      is('factOf(c, `${tag}/flash`)?.order', 'factOf(c, `${tag}/flash`).order'),
      is('factOf(c, `${stack}/flash`)?.order', 'factOf(c, `${stack}/flash`).order'),
      is('factOf(c, `${tag}/power`)?.order', 'factOf(c, `${tag}/power`).order'),
      is('fact?.value', 'fact.value'),
      is('readings.find('),
      is('c.run.plan.banks.find((bank) => bank.id === c.step.params.bank)?.effec'),
      is('read === undefined', 'false'),
      is('waited === undefined', 'false'),
      is('on === undefined', 'false'),
      is('true', 'false'),
      is('last === undefined', 'false'),
      is('first === undefined', 'false'),
      is('first === undefined || last === undefined'),
      is('[]', '["Stryker was here"]'),
    ),
  },
  {
    why: 'what is compared next with something missing is false all the same',
    file: GUARDS,
    test: anyOf(
      is('battery !== undefined', 'true'),
      is('charging !== undefined'),
      is('discharging !== undefined', 'true'),
      is('low === undefined', 'false'),
      is('c.step.params.bank !== undefined', 'true'),
    ),
  },
  {
    why: 'no fact and no bank has a name without a stack or a bank in it, so that nothing is found',
    file: GUARDS,
    test: anyOf(
      is('c.step.stack === undefined', 'false'),
      is('stack === undefined', 'false'),
      is('bank === undefined', 'false'),
      is('bankId === null', 'false'),
      is('bankId === undefined', 'false'),
      is('bankId === null || masterPattern === undefined'),
      is('masterPattern === undefined', 'false'),
    ),
  },
  {
    why: 'of the steps only a tap of a bank is told to be as found',
    file: GUARDS,
    test: is("step !== 'tap-bank'", 'false'),
  },
  {
    why: 'one stack has none before it to wait for',
    file: /set\.guards\.ts$/,
    test: is('tags(c.run.plan).length < 2', 'false'),
  },
  {
    why: 'what goes back and was never written goes back as it was found: it does not come here',
    file: /set\.guards\.ts$/,
    test: is("flashed(run) || site.obligations.get('versions')?.status === 'open'", 'true'),
  },
  {
    why: 'a member that was left out is owed by its stack',
    file: /set\.guards\.ts$/,
    test: is('stack !== undefined', 'true'),
  },
  { why: 'both make the two spellings one', file: GUARDS, test: is('String(meter).toLowerCase()') },
  {
    why: 'a session is done, or has written, only after a look through a proof: both are there',
    file: /flash-ending\.ts$/,
    test: anyOf(is('status === null', 'false'), is('asFound?.state', 'asFound.state')),
  },
  {
    why: 'what is hopeless is so for a read and for a write',
    file: /flash-ending\.ts$/,
    test: is('true', 'false'),
  },
  {
    why: 'it is not looked at before the first proof, which sets it',
    file: /flash-session\.ts$/,
    test: is('-1', '+1'),
  },
  {
    why: 'a move without a name is no write either, and the first thing that is done is a look',
    file: /flash-session\.ts$/,
    test: is("{ kind: 'read-status' }", '{}'),
  },
  {
    why: 'no other move has an offset that could be taken out of the set',
    file: /flash-session\.ts$/,
    test: is("move.kind === 'send-block'", 'true'),
  },
  {
    why: 'the facts are told by different steps, and no two events have one number',
    file: /\/(banks|only-if)\.ts$/,
    test: sameOrder,
  },
  {
    why: 'sorting puts what is missing last by itself',
    file: /\/banks\.ts$/,
    test: anyOf(is('b?.order', 'b.order'), is('a?.order', 'a.order'), is('-1', '+1')),
  },
  {
    why: 'a pattern that is found by its name is never one that is not to be instructed',
    file: /\/banks\.ts$/,
    test: is("step.params.to === 'as-found'", 'true'),
  },
  {
    why: 'a list of nothing and one that names nothing of this site are the same here',
    file: /\/(banks|set-versions)\.ts$/,
    test: is('[]', '["Stryker was here"]'),
  },
  {
    why: 'only the type allows it to be missing, or what is compared with it next is false all the same',
    file: /\/flash-state\.ts$/,
    test: anyOf(
      is('run.steps.get(id)?.shownOrder', 'run.steps.get(id).shownOrder'),
      is('run.steps.get(send.id)?.firstBegunAt', 'run.steps.get(send.id).firstBegunAt'),
      is('order !== undefined', 'true'),
      is("typeof busy === 'string'", 'true'),
    ),
  },
  {
    why: 'the name of a component has no line break in it',
    file: /\/set-versions\.ts$/,
    test: ({ mutator }) => mutator === 'Regex',
  },
  {
    why: 'what is missing is not more than anything, and not less than it was',
    file: /judge-restart\.ts$/,
    test: anyOf(is('after.bootCounter === null', 'false'), is('after.uptimeSeconds !== null', 'true')),
  },
  {
    why: 'the problem is the same for a read and for a write',
    file: /link-test\.ts$/,
    test: is('false', 'true'),
  },
  {
    why: 'no other move is left',
    file: /flash-session\.ts$/,
    test: is("move.kind === 'enter' || move.kind === 'verify' || move.kind === 'activate'", 'true'),
  },
  {
    why: 'told to nobody, it is not told',
    file: /guarded-line\.ts$/,
    test: is('this.listeners.size > 0'),
  },
  {
    why: 'either number is another than that of any opening',
    file: /guarded-line\.ts$/,
    test: is('this.opening++', 'this.opening--'),
  },
  {
    why: 'an answer that counts has no error beside it',
    file: /guarded-line\.ts$/,
    test: is('!outcome.ok && outcome.error instanceof FieldbusError'),
  },
  {
    why: 'what compares the rest of the frame says the same of it',
    file: /rtu-answer\.ts$/,
    test: is('bytes[1] !== request.functionCode', 'false'),
  },
  {
    why: 'the facts are told by different steps, and no two events have one number',
    file: CORE,
    test: sameOrder,
  },
  {
    why: 'every step of a plan has a state, so that none is missing',
    file: CORE,
    test: ({ original, replacement }) =>
      (/steps\.get\([\w.]+\)\?\.\w+$/.test(original) || /^state\?\.\w+$/.test(original)) &&
      replacement === original.replace('?.', '.'),
  },
  {
    why: 'only the type allows it to be missing: what is asked has a prompt and a judge, what the machine does says what comes of it, and every step has its condition',
    file: /\/(take-answer|take-outcome|advance)\.ts$/,
    test: anyOf(
      is('definition.prompt?.(c)'),
      is('definition.judge?.(c'),
      is('definition.ended?.('),
      is('definition.skip?.(c)'),
      is('stepDefinition(step.step).prompt?.('),
      is("wanted ?? 'nothing'"),
      is("{ verdict: 'done', facts: [] }", '{}'),
    ),
  },
  {
    why: 'a list of nothing and one that names nothing of this run are the same here',
    file: /\/(take-answer|take-outcome|take-correction|take-choice|advance)\.ts$/,
    test: is('[]', '["Stryker was here"]'),
  },
  {
    why: 'it is offered only where it can be',
    file: /\/take-choice\.ts$/,
    test: anyOf(is('smaller === undefined'), is('image === undefined'), is('steps[to]?.stack', 'steps[to].stack')),
  },
  { why: 'no reason begins with a colon', file: /\/take-choice\.ts$/, test: is('at < 0', 'at <= 0') },
  {
    why: 'a step of the plan has a state, and one that is not of it has neither',
    file: /\/(take-correction|take-outcome)\.ts$/,
    test: anyOf(is('step === undefined', 'false'), is('state?.status', 'state.status'), is('state?.effectId')),
  },
  {
    why: 'who answered was asked before and was heard, and a machine that read was not',
    file: /\/take-correction\.ts$/,
    test: anyOf(is('given === undefined', 'false'), is('doneAt === undefined', 'false')),
  },
  {
    why: 'the first event of a run is its plan: nothing that is counted from there has its number, or less',
    file: /\/(physical|machine-look)\.ts$/,
    test: anyOf(is('-1', '+1'), ({ original, replacement }) => replacement === original.replace('>= 0', '> 0')),
  },
  {
    why: 'no fact and no bank has a name without a stack or a bank in it, so that nothing is found',
    file: /\/(obligations|wire-facts|way-back)\.ts$/,
    test: anyOf(
      is('obligation.bank === undefined', 'false'),
      is('stack === undefined', 'false'),
      is('bank === undefined', 'false'),
      is('step.stack === undefined', 'false'),
    ),
  },
];

/** Why a mutant that is alive is none; undefined: it is one. */
export const whyEquivalent = (file, one) => RULES.find((rule) => rule.file.test(file) && rule.test(one))?.why;
