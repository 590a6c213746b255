import { AT_115200, jobOf, runOnLine, runOverTcp } from '../../bench/wire/runs';

// Counts of the wire bench that hold on any machine, however busy: what a pace cannot say, a broken silence does.
jest.setTimeout(60_000);

const BYTES = 4096;
const TIMING = { answerTimeoutMs: 1000, worstLateAnswerMs: 50, echo: false };

test('an image goes over a paced line with every silence kept, and stands in the slave', async () => {
  const run = await runOnLine('line', jobOf({ kind: 'write', bytes: BYTES, timing: TIMING }), AT_115200);
  expect(run.result.errors).toEqual({});
  expect(run).toMatchObject({ violations: 0, wrong: 0, result: { lost: 0, ok: 17 } });
});

test('the same counts catch a library that keeps none', async () => {
  const run = await runOnLine('modbus-serial', jobOf({ kind: 'write', bytes: BYTES, timing: TIMING }), AT_115200);
  expect(run.violations).toBeGreaterThan(0);
});

test('a slave that is deaf for the silence after its answer loses nothing of ours', async () => {
  const deaf = { ...AT_115200, faults: ['--deaf-us', '1750'] };
  const run = await runOnLine('line', jobOf({ kind: 'reads', count: 20, timing: TIMING }), deaf);
  expect(run).toMatchObject({ violations: 0, wrong: 0, result: { lost: 0, ok: 20 } });
});

test('a poll and a write that start together are both answered, and both right', async () => {
  const run = await runOnLine('line', jobOf({ kind: 'together', count: 5, timing: TIMING }), AT_115200);
  expect(run).toMatchObject({ violations: 0, wrong: 0, result: { lost: 0, ok: 10 } });
});

test('an image that is half sent is seen as wrong by its checksum', async () => {
  const refused = { ...AT_115200, faults: ['--drop', '1'] };
  const hasty = { ...TIMING, answerTimeoutMs: 20 };
  const run = await runOnLine('line', jobOf({ kind: 'write', bytes: 492, timing: hasty }), refused);
  expect(run).toMatchObject({ wrong: 1, result: { lost: 2, errors: { 'fieldbus.no-answer': 2 } } });
});

test('the same image goes over TCP', async () => {
  const run = await runOverTcp('line', jobOf({ kind: 'write', bytes: BYTES, timing: TIMING }), 1);
  expect(run).toMatchObject({ wrong: 0, result: { lost: 0, ok: 17 } });
});
