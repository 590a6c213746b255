import { EventEmitter } from 'node:events';
import { type CliIo, EXIT, watchRun } from '../../src/cli';
import type { RunView } from '../../src/operator-api/client';
import { FakeService, type Seen } from './fake-service.fixture';
import { cli, FakeTerminal } from './terminal.fixture';
import { HOLD, prompt, view } from './views.fixture';

let service: FakeService;
afterEach(() => service.close());

const VOLTS = { unit: 'V', range: [0, 70] as const, meter: true };
const COURSE: readonly RunView[] = [
  view({ seq: 1, prompts: [prompt('confirm', { promptId: 'p1', stepId: 'a' })] }),
  view({ seq: 2, prompts: [prompt('number', { promptId: 'p2', stepId: 'b', ...VOLTS })] }),
  view({ seq: 3, status: 'held', hold: HOLD }),
  view({ seq: 4, status: 'ended', outcome: 'complete', physical: 'as-found' }),
];

/** A run that goes one view on with each answer it gets; `cut` loses the answer to one of them after it was done. */
async function running(course: readonly RunView[], cut?: number): Promise<string> {
  let at = 0;
  const done = new Map<string, number>();
  service = new FakeService((seen: Seen) => {
    if (seen.path.endsWith('/events'))
      return { error: { code: 'x', what: 'No live events here.', remedy: 'Ask.', problems: [] } };
    if (seen.method === 'GET') return seen.path.endsWith('/plan') ? {} : course[at];
    if (seen.path.endsWith('/danger')) at = Math.min(at + 1, course.length - 1);
    if (/\/(notes|danger)$/.test(seen.path)) return { runId: 'run-1', seq: 1 };
    const before = done.size;
    if (!done.has(seen.key ?? '')) done.set(seen.key ?? '', (at += 1));
    return before === cut && done.size > before ? undefined : { runId: 'run-1', seq: done.get(seen.key ?? '') };
  });
  return service.open();
}

const watched = (url: string, io: FakeTerminal, json = false) =>
  watchRun({ url, actor: 'Ana', runId: 'run-1', io, json });
const changes = (): readonly Seen[] => service.posts.filter(({ path }) => /answers|hold|abort/.test(path));

describe('run watch without a terminal', () => {
  it('takes one line for each question and ends with the run', async () => {
    const url = await running(COURSE);
    const terminal = new FakeTerminal().type('d', '52,81 Fluke 117', '1 pressed every plug').endInput();
    expect(await watched(url, terminal)).toBe(0);
    expect(changes().map(({ body }) => body)).toEqual([
      { promptId: 'p1', revision: 0, answer: { kind: 'confirm', button: 'done' } },
      { promptId: 'p2', revision: 0, answer: { kind: 'number', value: 52.81, unit: 'V', meter: 'Fluke 117' } },
      { promptId: 'hold-1', offer: 'try-again', words: 'pressed every plug' },
    ]);
    expect(terminal.out).toContain('TRAINING BLUE');
    expect(terminal.out).toContain('HELD');
    expect(terminal.out).toContain('ENDED Complete');
  });

  it('ends when nobody reads on, and leaves the run as it is', async () => {
    const url = await running(COURSE);
    const reader = new EventEmitter();
    const write = (): boolean => reader.emit('error', new Error('EPIPE'));
    const io: CliIo = { ...new FakeTerminal(), stdout: Object.assign(reader, { columns: 80, write }) };
    expect(await watchRun({ url, actor: 'Ana', runId: 'run-1', io })).toBe(EXIT.needsHands);
    expect(changes()).toEqual([]);
  });

  it('an answer whose confirmation was lost is done once', async () => {
    const url = await running(COURSE, 0);
    await watched(url, new FakeTerminal().type('d', '52,81 Fluke 117', '1 pressed every plug').endInput());
    const [first, second] = changes();
    expect(first?.key).toBe(second?.key);
    expect(new Set(changes().map(({ key }) => key)).size).toBe(3);
  });

  it('ends with "needs hands" when nothing more comes in and somebody is asked', async () => {
    const url = await running(COURSE);
    expect(await watched(url, new FakeTerminal().endInput())).toBe(5);
  });

  it('ends with "held" when nothing more comes in and the run is held', async () => {
    const url = await running(COURSE.slice(2));
    expect(await watched(url, new FakeTerminal().endInput())).toBe(3);
  });

  it('danger goes out though nothing is asked', async () => {
    const waits = [{ stepId: 'w', stack: 'S1', words: { title: 'Wait. No hands.' }, seconds: 60, secondsLeft: 60 }];
    const held = view({ seq: 2, status: 'held', hold: HOLD });
    const url = await running([view({ waits }), held, view({ seq: 3, status: 'ended', outcome: 'abandoned' })]);
    const terminal = new FakeTerminal().type('1 nobody is hurt', '!').endInput();
    expect(await watched(url, terminal)).toBe(3);
    expect(service.posts.map(({ path }) => path)).toEqual(['/api/runs/run-1/danger', '/api/runs/run-1/hold']);
  });

  it('with --json every line is a view', async () => {
    const url = await running(COURSE);
    const terminal = new FakeTerminal().type('d', '52,81 Fluke 117', '1 pressed every plug').endInput();
    await watched(url, terminal, true);
    const views = terminal.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RunView);
    expect(views.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('what is no answer is said and not sent', async () => {
    const url = await running(COURSE);
    const terminal = new FakeTerminal().type('perhaps', 'd', '52,81').endInput();
    await watched(url, terminal);
    expect(changes()).toHaveLength(1);
    expect(terminal.out).toContain('cli.answer-not-understood');
    expect(terminal.out).toContain('name of the meter');
  });
});

describe('single commands', () => {
  it('run answer answers what is open, for the revision in which it was shown', async () => {
    const url = await running(COURSE);
    const { code } = await cli(['run', 'answer', 'run-1', '--answer', 'n', '--url', url, '--actor', 'Ben']);
    expect(code).toBe(0);
    expect(changes()).toMatchObject([
      { actor: 'Ben', body: { promptId: 'p1', revision: 0, answer: { kind: 'confirm', button: 'not-done' } } },
    ]);
  });

  it('run choose names the ways there are when it is given another', async () => {
    const url = await running(COURSE.slice(2));
    const wrong = await cli(['run', 'choose', 'run-1', '--offer', 'fly', '--words', 'why not', '--url', url]);
    expect([wrong.code, wrong.err.includes('1 try-again; 2 stop-here')]).toEqual([2, true]);
    const right = await cli(['run', 'choose', 'run-1', '--offer', '2', '--words', 'too late', '--url', url]);
    expect(right.code).toBe(0);
    expect(changes()).toMatchObject([{ body: { offer: 'stop-here', words: 'too late' } }]);
  });

  it('run danger says the card before it reports', async () => {
    const url = await running(COURSE);
    const { code, err } = await cli(['run', 'danger', 'run-1', 'smoke', '--url', url]);
    expect([code, err.startsWith('Everyone back')]).toEqual([0, true]);
    expect(service.posts).toMatchObject([{ path: '/api/runs/run-1/danger', body: { what: 'smoke' } }]);
  });

  it('a service that is not there is exit 1 with a remedy', async () => {
    const url = await running(COURSE);
    await service.close();
    const { code, err } = await cli(['run', 'show', 'run-1', '--url', url]);
    expect([code, err.includes('stackhand serve')]).toEqual([1, true]);
    service = new FakeService(() => null);
    await service.open();
  });
});
