import { onWatchEvent } from '../../src/cli/watch/on-event';
import { widthOf } from '../../src/cli/watch/render/line';
import { renderWatch } from '../../src/cli/watch/render/render-watch';
import { firstState, type WatchState } from '../../src/cli/watch/watch-state';
import type { RunView } from '../../src/operator-api/client';
import { EACH_KIND, HOLD, prompt, view } from './views.fixture';

const SIZES = [
  { columns: 40, rows: 40 },
  { columns: 80, rows: 24 },
] as const;

function shown(run: RunView, keys: readonly string[] = []): WatchState {
  let { state } = onWatchEvent(firstState(null), { type: 'view', view: run });
  for (const key of keys) ({ state } = onWatchEvent(state, { type: 'key', key }));
  return state;
}

function textOf(state: WatchState, size: { columns: number; rows: number }): string {
  const lines = renderWatch(state, size);
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  for (const { text } of lines) expect(widthOf(text)).toBeLessThanOrEqual(size.columns);
  return lines.map(({ text }) => text).join('\n');
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(SIZES)('at $columns columns', (size) => {
  it.each(EACH_KIND.map((asked) => [asked.kind, asked] as const))(
    '%s: site, colour, stack, what to do and where to answer',
    (_kind, asked) => {
      const text = flat(textOf(shown(view({ prompts: [asked] })), size));
      expect(text).toContain('TRAINING · BLUE · Training site with three stacks');
      expect(text).toContain(asked.words.title);
      if (asked.because !== null) expect(text).toContain(asked.because.title);
      expect(text).toContain('! danger');
      expect(text).toContain('can’t see');
    },
  );

  it('a drawing stands as it was drawn', () => {
    const [moves] = EACH_KIND;
    const text = textOf(shown(view({ prompts: [moves ?? prompt('confirm')] })), { ...size, rows: 60 });
    expect(text).toContain(moves?.drawingText ?? '-');
    expect(flat(text)).toContain('[Enter] Moved [n] Not moved');
  });

  it('no switch is set before somebody told it', () => {
    const text = textOf(shown(view({ prompts: EACH_KIND.slice(1, 2) })), size);
    const levers = text.split('\n').filter((line) => line.includes('·') && /^[ ·]+$/.test(line));
    expect(levers).toEqual([' ·   ·   ·   ·   ·   ·']);
    expect(text).not.toMatch(/[▲▼]/);
  });

  it('hands off fills the screen with the seconds gone and both limits', () => {
    const handsOff = { secondsGone: 42, normalSeconds: 120, hardLimitSeconds: 300, overdue: null };
    const flash = prompt('code', { words: { title: 'HANDS OFF stack S2. Writing.' }, handsOff });
    const text = textOf(shown(view({ prompts: [prompt('count', { stepId: 'other', promptId: 'p2' }), flash] })), size);
    expect(flat(text)).toContain('0:42 gone. About 2:00 is normal, 5:00 is the limit.');
    expect(text).toContain('HANDS OFF stack S2');
    const late = textOf(
      shown(view({ prompts: [{ ...flash, handsOff: { ...handsOff, secondsGone: 130, overdue: 'normal' } }] })),
      size,
    );
    expect(flat(late)).toContain('Still hands off');
  });

  it('a wait is a countdown by the server’s seconds and offers nothing to tap', () => {
    const waits = [{ stepId: 'w', stack: 'S2', words: { title: 'Wait. No hands.' }, seconds: 120, secondsLeft: 100 }];
    const text = flat(textOf(shown(view({ waits })), size));
    expect(text).toContain('1:40 left of 2:00');
    expect(text).not.toContain('[Enter]');
  });

  it('a hold says what happened, where the plant stands, its card and the ways on', () => {
    const text = flat(textOf(shown(view({ status: 'held', hold: HOLD })), size));
    for (const part of [
      'Two stacks were found',
      'all off locked',
      'BREAKERS LOCKED OPEN',
      'First: Follow every Link cable',
      '[1] Changed, try again ← proposed',
      '[2] Stop here',
      'Known: Stack S2 is off. (E2, 4 min ago)',
      'Not known: The volts of stack S2',
      'Not possible: No smaller set',
    ])
      expect(text).toContain(part);
  });

  it('danger is on the screen after one key, before anything was sent', () => {
    const text = flat(textOf(shown(view({ prompts: [prompt('text')] }), ['a', 'b', '!']), size));
    expect(text).toContain('Everyone back. Leave.');
    expect(text).toContain('is being sent by itself');
    expect(text).not.toContain('Read the LCD');
  });

  it('a lost link says so and keeps the last screen', () => {
    const { state } = onWatchEvent(shown(view({ prompts: [prompt('code')] })), { type: 'link', up: false });
    const text = flat(textOf(state, size));
    expect(text).toContain('LINK LOST. What you see is OLD.');
    expect(text).toContain('Read the LCD of stack S2');
  });

  it('the end names the outcome and what is still to be put back', () => {
    const obligations = [
      { id: 'S2/INV_SET', kind: 'bank', original: '101100', runId: 'run-1', status: 'open' },
    ] as const;
    const text = flat(
      textOf(shown(view({ status: 'ended', outcome: 'degraded', physical: 'all-off-locked', obligations })), size),
    );
    expect(text).toContain('Still to be put back: - S2/INV_SET');
  });
});

it('where it is answered stays in sight in a window that is too small', () => {
  const [moves] = EACH_KIND;
  const text = textOf(shown(view({ prompts: [moves ?? prompt('confirm')] })), { columns: 40, rows: 12 });
  expect(text).toContain('[Enter] Moved');
  expect(text).toContain('BLUE');
});

it('control characters from elsewhere do not steer the terminal', () => {
  const evil = prompt('text', { words: { title: 'Read \u001b[2J this\u0007' } });
  expect(textOf(shown(view({ prompts: [evil] })), { columns: 80, rows: 24 })).not.toMatch(/[\u001b\u0007]/);
});
