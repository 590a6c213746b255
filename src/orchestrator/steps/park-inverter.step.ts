import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

const model = (c: Parameters<NonNullable<StepDefinition['prompt']>>[0]) => ({
  inverter: c.step.params.inverter ?? '',
  model: c.run.plan.site.inverters.find((candidate) => candidate.id === c.step.params.inverter)?.model ?? '',
});

/** The inverter goes to standby, and its battery power is read from its screen (SI-02). */
export const parkInverter: StepDefinition = {
  name: 'park-inverter',
  kind: 'confirm',
  hands: 'hands',
  does: ['park'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: (c) => ({
    kind: 'number',
    message: message('ask.park-inverter', model(c)),
    unit: 'W',
    range: [-50000, 50000],
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see')
      return done(
        fact(`inverter/${step.params.inverter}`, null, 'E0'),
        fact(`inverter/${step.params.inverter}/watts`, null, 'E0'),
      );
    if (answer.kind !== 'number' || answer.unit !== 'W') return refused(message('mean.number-in', { unit: 'W' }));
    return done(
      fact(`inverter/${step.params.inverter}`, 'parked'),
      fact(`inverter/${step.params.inverter}/watts`, answer.value),
    );
  },
  // Its own state and the battery current show it, or a person does it: an order that was taken proves nothing.
  byMachine: {
    effect: 'park-inverter',
    wants: () => [],
    judge: ({ step }, readings) => {
      const watts = readings['battery-watts'];
      if (typeof watts !== 'number') return { verdict: 'ask' };
      const inverter = `inverter/${step.params.inverter}`;
      const found = fact(`${inverter}/found`, readings['state-before'] ?? null, 'E4');
      // The current is the battery's, seen from the inverter: one step from the thing itself.
      return {
        verdict: 'done',
        facts: [fact(inverter, 'parked', 'E4'), fact(`${inverter}/watts`, watts, 'E3'), found],
      };
    },
  },
};

/** The inverter goes back to the mode it was found in, and says whether it sees the battery (SI-42). */
export const resumeInverter: StepDefinition = {
  name: 'resume-inverter',
  kind: 'confirm',
  hands: 'hands',
  does: ['resume-inverter'],
  ifInterrupted: 'ask',
  minutes: 5,
  prompt: (c) => ({
    kind: 'choice',
    message: message('ask.resume-inverter', model(c)),
    options: [
      { id: 'sees', message: message('option.sees-battery') },
      { id: 'blind', message: message('option.sees-no-battery') },
    ],
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see')
      return done(
        fact(`inverter/${step.params.inverter}`, null, 'E0'),
        fact(`inverter/${step.params.inverter}/sees-battery`, null, 'E0'),
      );
    if (answer.kind !== 'choice') return refused(message('mean.choose-one'));
    return done(
      fact(`inverter/${step.params.inverter}`, 'running'),
      fact(`inverter/${step.params.inverter}/sees-battery`, answer.option === 'sees'),
    );
  },
  byMachine: {
    effect: 'resume-inverter',
    wants: () => [],
    judge: ({ step }, readings) => {
      const sees = readings['sees-battery'];
      if (sees !== 1) return { verdict: 'ask' };
      const inverter = `inverter/${step.params.inverter}`;
      return {
        verdict: 'done',
        facts: [fact(inverter, 'running', 'E4'), fact(`${inverter}/sees-battery`, true, 'E3')],
      };
    },
  },
};
