import { stepDefinition } from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { checklist, latestStart, paperChecklistText, planHtml, planSheet } from '../../src/reports';
import { exampleSite } from '../../src/stacks';
import { planOf } from './plans';

const sites = (['gen3', 'gen2'] as const).flatMap((generation) =>
  Array.from({ length: 10 }, (_, index) => ({ generation, stacks: index + 1 })),
);

test.each(sites)('for $stacks $generation stacks every step stands once, with its hands and minutes', (options) => {
  const plan = planOf(options);
  const sheet = planSheet(plan);
  const { none, eyes, hands, two, steps } = sheet.hands;
  expect(sheet.steps.map(({ id }) => id)).toEqual(plan.steps.map(({ id }) => id));
  expect([none + eyes + hands + two, steps]).toEqual([plan.steps.length, plan.steps.length]);
  expect(sheet.hands.sentence).toContain(`${hands + two} of ${plan.steps.length} steps need hands at the stacks`);
  expect(sheet.workClass).toBe('W2');
  expect(sheet.stacks).toHaveLength(options.stacks);
  expect(sheet.powerUpOrder).toEqual([...sheet.stacks].reverse());
  const surelyLed = plan.steps.filter(({ params }) => params.onlyIf === undefined);
  const minutes = surelyLed.reduce((sum, { step }) => sum + (stepDefinition(step).minutes ?? 0), 0);
  expect(sheet.times.workMinutes).toBe(minutes);
  const house = sheet.times.houseWithoutBatteryMinutes ?? 0;
  expect(house).toBeGreaterThan(0);
  expect(house).toBeLessThan(sheet.times.personOnSiteMinutes);
  expect(sheet.times.pointOfNoReturn?.stepId).toMatch(/-S1-start-update$/);
  expect(checklist(plan).flatMap(({ lines }) => lines)).toHaveLength(plan.steps.length);
});

test.each(['gen3', 'gen2'] as const)(
  'three %s stacks take what practitioners say, 3 to 4.5 hours, each write counted once',
  (generation) => {
    const { times } = planSheet(planOf({ stacks: 3, generation }));
    const minutes = times.workMinutes + times.waitMinutes;
    expect(minutes).toBeGreaterThanOrEqual(3 * 60);
    expect(minutes).toBeLessThanOrEqual(4.5 * 60);
    expect(times.personOnSiteMinutes).toBe(Math.ceil(minutes + times.flashMinutes.normal));
  },
);

test('the sheet says that its times are an estimate', () => {
  expect(planHtml(planSheet(planOf({ stacks: 3 })))).toContain('An estimate:');
});

test.each([
  ['yes', 'the house goes dark'],
  ['no', 'it runs blind'],
  ['unknown', 'nobody has told which'],
] as const)('an inverter that stops without the battery: %s. The plan says that %s', (stopsOnLossOfBms, words) => {
  const site = exampleSite({ stacks: 2 });
  const inverters = site.inverters.map((inverter) => ({ ...inverter, stopsOnLossOfBms }));
  const html = planHtml(planSheet(planOf({ stacks: 2 }, { site: { ...site, inverters } })));
  expect(html).toContain(`INV1 `);
  expect(html.toLowerCase()).toContain(words);
});

test('more stacks never take less time', () => {
  const times = Array.from({ length: 10 }, (_, index) => planSheet(planOf({ stacks: index + 1 })).times);
  times.slice(1).forEach((time, index) => {
    expect(time.personOnSiteMinutes).toBeGreaterThan(times[index]?.personOnSiteMinutes ?? 0);
  });
});

test('the latest start leaves room for the whole job, and 75 minutes after the last start of a write', () => {
  const { times } = planSheet(planOf({ stacks: 3 }));
  const leaveAtMs = Date.UTC(2026, 0, 5, 17, 0, 0);
  const { startMs, lastFlashStartMs } = latestStart(times, leaveAtMs);
  expect((leaveAtMs - (lastFlashStartMs ?? 0)) / 60_000).toBe(75);
  expect(startMs + times.personOnSiteMinutes * 60_000).toBeLessThanOrEqual(leaveAtMs);
  expect(startMs + (times.minutesToLastFlash ?? 0) * 60_000).toBeLessThanOrEqual(lastFlashStartMs ?? 0);
  const apart = planSheet(planOf({ stacks: 3 }, { procedure: 'leave-parallel' })).times;
  expect(latestStart(apart, leaveAtMs)).toEqual({
    startMs: leaveAtMs - apart.personOnSiteMinutes * 60_000,
    lastFlashStartMs: null,
  });
});

test('what nobody published and what nobody told stands on the first page', () => {
  const profile = findProfile('homegrid-stackd-gen3');
  const plan = planOf({ stacks: 2, joinLimit: null, reconnect: 'unknown' });
  const guidance = { ...profile, needs: profile.routes[0]?.needs ?? [] };
  const sheet = planSheet(plan, guidance);
  const what = sheet.unknowns.map((unknown) => unknown.what);
  expect(what).toEqual(expect.arrayContaining(['Time a stack takes to start up', 'Number of switches of IMPED SET']));
  for (const { topic } of profile.unknowns)
    expect(what.map((text) => text.toLowerCase())).toContain(topic.toLowerCase());
  expect(sheet.unknowns.filter((unknown) => unknown.of === 'site')).toHaveLength(2);
  expect(sheet.notVerifiable.map(({ invariant }) => invariant)).toEqual(
    expect.arrayContaining(['SI-20', 'SI-31', 'SI-36', 'SI-45']),
  );
  expect(sheet.product.disclaimer).toBe(profile.disclaimer);
});

test('a target names who stated it, and that its image is not seen', () => {
  const targets = [{ component: 'main102', version: '04007', source: 'mail of the maker', date: '2026-01-02' }];
  const { targets: shown } = planSheet(planOf({ stacks: 2 }, { targets }));
  expect(shown).toEqual([{ ...targets[0], label: 'Main control board 102', image: 'Image not seen by Stackhand' }]);
  const stated = planSheet(planOf({ stacks: 2 })).targets.map(({ component }) => component);
  expect(stated).not.toContain('moduleGen2');
});

test('a set that is taken apart stays out of service, and the customer is told so', () => {
  const sheet = planSheet(planOf({ stacks: 2 }, { procedure: 'leave-parallel' }));
  expect(sheet.times).toMatchObject({ endsInService: false, pointOfNoReturn: null });
  expect(sheet.customerNotice.join(' ')).toContain('stays out of service');
  expect(sheet.targets).toEqual([]);
});

test('the paper shows how switches shall stand where the plan knows it, and a blank where it is as recorded', () => {
  const plan = planOf({ stacks: 2 });
  const lines = checklist(plan).flatMap((part) => part.lines);
  const moves = lines.filter(({ id }) => id.includes('-move-bank-'));
  for (const { id, drawing, blanks } of moves) {
    const asFound = plan.steps.find((step) => step.id === id)?.params.to === 'as-found';
    expect([id, drawing === null, blanks]).toEqual([id, asFound, asFound ? ['As recorded:'] : ['At:', 'By:']]);
  }
  const detect = moves.find(({ drawing }) => drawing?.bank === 'INV_SET');
  expect(detect?.drawing?.switches.map(({ position }) => position).join(' ')).toBe('down up up up up up');
  expect(paperChecklistText(plan)).toContain('As recorded: ______');
});

test('paper for a training site is marked on every part, for a real one nowhere', () => {
  const training = paperChecklistText(planOf({ stacks: 2 }));
  const marks = training.match(/TRAINING · virtual plant/g) ?? [];
  expect(marks.length).toBeGreaterThanOrEqual(checklist(planOf({ stacks: 2 })).length);
  expect(paperChecklistText(planOf({ stacks: 2, training: false, name: 'Hill Road' }))).not.toContain('TRAINING');
});

test('nothing that is still to be read stands on the paper', () => {
  const plan = planOf({ stacks: 2 });
  const text = paperChecklistText(plan);
  for (const { version } of plan.targets) expect(text).not.toContain(version);
});
