import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningPlant, startPlant } from '../../../src/app/plant-skin';
import { doctorLine } from '../../../src/cli/line-tools/doctor-line';
import { lineTarget } from '../../../src/cli/line-tools/line-target';
import { realPorts } from '../../../src/cli/line-tools/port-checks';
import { probeLine } from '../../../src/cli/line-tools/probe-line';
import { listen } from '../../../src/fieldbus';
import { openSetup } from '../../virtual-plant/wire/open-bench';

jest.setTimeout(60_000);

/** Longer than the tenth of a second after which the plant's second master speaks again. */
const LISTEN_MS = 400;
const QUICK = { answerTimeoutMs: 400, worstLateAnswerMs: 40, interFrameMs: 0, listenBeforeMs: 20, echo: false };

let folder: string;
let plant: RunningPlant | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plant-doctor-'));
});
afterEach(async () => {
  await plant?.close();
  plant = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function lineOf(fault: { name: string; [more: string]: unknown } | undefined, unit = 1) {
  const setup = openSetup({ faults: fault === undefined ? [] : [fault] });
  plant = await startPlant({ setup, stateFile: path.join(folder, 'plant.json'), port: 0, pace: 1, wire: 'serial' });
  const target = lineTarget(plant.ports.stacks['S1']?.line ?? '', { product: 'open-modbus-stack', unit });
  return { ...target, timing: QUICK };
}

it.each([
  ['nothing', undefined, undefined],
  ['another master', { name: 'wire-foreign-polls' }, 'fieldbus.foreign-master'],
  ['an adapter that echoes', { name: 'wire-echo' }, 'fieldbus.echo-heard'],
  ['noise', { name: 'wire-garbage' }, 'fieldbus.garbled'],
  ['two devices that collide', { name: 'wire-two-slaves', every: 2, times: 99 }, 'cli.two-devices'],
  ['two devices by turns', { name: 'wire-two-slaves', ends: 'other', every: 2, times: 99 }, 'cli.two-devices'],
  ['answers that come twice', { name: 'wire-answer-twice', every: 1, times: 99 }, 'cli.two-devices'],
  ['answers that are lost now and then', { name: 'wire-answer-lost', every: 3, times: 99 }, 'cli.answers-missing'],
  ['another unit that answers', { name: 'wire-wrong-unit', every: 1, times: 99 }, 'fieldbus.wrong-answer'],
] as const)('a line with %s', async (_what, fault, code) => {
  const given = { listenMs: LISTEN_MS, ask: true };
  const found = await doctorLine(await lineOf(fault), given, { listen, facts: realPorts, tell: () => undefined });
  expect(found.findings.map((finding) => finding.code)).toEqual(code === undefined ? [] : [code]);
});

it('a gateway that answers for a stack that is not there', async () => {
  const target = await lineOf({ name: 'wire-gateway-answers' }, 9);
  const found = await probeLine(target, LISTEN_MS);
  expect(found).toMatchObject({ answers: false, findings: [{ code: 'fieldbus.exception' }] });
  expect(found.findings[0]?.remedy).toContain('unit 9');
});
