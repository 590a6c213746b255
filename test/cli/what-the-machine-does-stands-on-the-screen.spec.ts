import { onWatchEvent } from '../../src/cli/watch/on-event';
import { toldAs, viewLines } from '../../src/cli/watch/line-words';
import { widthOf } from '../../src/cli/watch/render/line';
import { renderWatch } from '../../src/cli/watch/render/render-watch';
import { firstState } from '../../src/cli/watch/watch-state';
import type { RunView } from '../../src/operator-api/client';
import { HOLD, prompt, sending, view } from './views.fixture';

const SIZES = [
  { columns: 40, rows: 44 },
  { columns: 80, rows: 30 },
] as const;

const READING = {
  stepId: 'read',
  stack: 'S1',
  words: { title: 'Stackhand reads stack S1 over its port.' },
  progress: null,
} as const;

function textOf(run: RunView, size: { columns: number; rows: number }): string {
  const { state } = onWatchEvent(firstState(null), { type: 'view', view: run });
  const lines = renderWatch(state, size);
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  for (const { text } of lines) expect(widthOf(text)).toBeLessThanOrEqual(size.columns);
  return lines
    .map(({ text }) => text)
    .join('\n')
    .replace(/\s+/g, ' ');
}

const cellsOf = (text: string): readonly [full: number, all: number] => {
  const [, bar = ''] = /\[([█▏▎▍▌▋▊▉░]+)\]/.exec(text) ?? [];
  return [[...bar].filter((cell) => cell === '█').length, [...bar].length];
};

describe.each(SIZES)('at $columns columns', (size) => {
  it('a transfer is a bar with percent and kilobytes, and nothing to tap', () => {
    const text = textOf(view({ acts: [sending(8_032)] }), size);
    expect(text).toContain('Stack S2 is written. Hands off.');
    expect(text).toContain('50 % · 8.0 of 16.1 kB');
    const [full, all] = cellsOf(text);
    expect(full).toBe(all / 2);
    expect(text).not.toContain('[Enter]');
  });

  it('a held run still shows the transfer that goes on, and its ways on', () => {
    const text = textOf(view({ status: 'held', hold: HOLD, acts: [sending(8_032)] }), size);
    for (const part of ['THE RUN IS HELD', '50 % · 8.0 of 16.1 kB', 'BREAKERS LOCKED OPEN', '[1] Changed, try again'])
      expect(text).toContain(part);
  });

  it('a held run in a window that is too small still says that there is a transfer', () => {
    const text = textOf(view({ status: 'held', hold: HOLD, acts: [sending(8_032)] }), { ...size, rows: 12 });
    expect(text).toContain('Stack S2 is written. Hands off.');
  });

  it('beside a question it takes a line', () => {
    const text = textOf(view({ prompts: [prompt('code')], acts: [sending(8_032)] }), size);
    expect(text).toContain('Read the LCD of stack S2');
    expect(text).toContain('Stack S2 is written. Hands off. 50 % · 8.0 of 16.1 kB');
  });

  it('a reading without progress is named without a bar; a wait stands under it', () => {
    const waits = [{ stepId: 'w', stack: 'S1', words: { title: 'Wait. No hands.' }, seconds: 60, secondsLeft: 59 }];
    const text = textOf(view({ acts: [READING], waits }), size);
    expect(text).toContain('Stackhand reads stack S1 over its port.');
    expect(text).toContain('0:59 left of 1:00');
    expect(cellsOf(text)).toEqual([0, 0]);
  });
});

it.each([
  [0, '0 % · 0.0 of 16.1 kB'],
  [16_063, '99 % · 16.1 of 16.1 kB'],
  [16_064, '100 % · 16.1 of 16.1 kB'],
])('%i bytes are never shown as more than they are', (done, words) => {
  expect(textOf(view({ acts: [sending(done)] }), SIZES[1])).toContain(words);
});

it('an act of nothing at all is no division by zero', () => {
  const act = { ...sending(0), progress: { done: 0, of: 0 } };
  expect(textOf(view({ acts: [act] }), SIZES[1])).toContain('0 % · 0.0 of 0.0 kB');
});

describe('in lines', () => {
  it('a log is told each quarter of a transfer, not each block', () => {
    const told = Array.from({ length: 71 }, (_, block) =>
      toldAs(view({ acts: [sending(Math.min(16_064, block * 232))] })),
    );
    expect(new Set(told).size).toBe(5);
  });

  it('says what the machine does, also while the run is held', () => {
    const line = 'MACHINE S2 Stack S2 is written. Hands off. 50 % · 8.0 of 16.1 kB';
    expect(viewLines(view({ acts: [sending(8_032)] }))).toContain(line);
    expect(viewLines(view({ status: 'held', hold: HOLD, acts: [sending(8_032)] }))).toContain(line);
  });
});
