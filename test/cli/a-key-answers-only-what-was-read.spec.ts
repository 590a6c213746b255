import { onWatchEvent } from '../../src/cli/watch/on-event';
import { keyNames } from '../../src/cli/watch/keyboard';
import { firstState, type WatchEffect, type WatchEvent, type WatchState } from '../../src/cli/watch/watch-state';
import type { RunView } from '../../src/operator-api/client';
import { HOLD, prompt, view } from './views.fixture';

/** A screen that is pressed on; collects what it sends. */
class Screen {
  state: WatchState;
  effects: WatchEffect[] = [];

  constructor(run: RunView, plantUrl: string | null = null) {
    this.state = firstState(plantUrl);
    this.tell({ type: 'view', view: run });
  }

  tell(event: WatchEvent): this {
    const { state, effects } = onWatchEvent(this.state, event);
    this.state = state;
    this.effects.push(...effects);
    return this;
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) this.tell({ type: 'key', key });
    return this;
  }

  arm(prompt = 'p1#0'): this {
    return this.tell({ type: 'armed', prompt });
  }
}

const letters = (text: string): string[] => [...text].map((letter) => (letter === ' ' ? 'space' : letter));
const one = (kind: Parameters<typeof prompt>[0], more = {}) => new Screen(view({ prompts: [prompt(kind, more)] }));

describe('keys', () => {
  it('a prompt that came up under the finger is not confirmed by the same key', () => {
    const screen = one('confirm').press('enter');
    expect(screen.effects).toEqual([]);
    expect(screen.state.notice).toContain('new step');
    expect(screen.arm().press('enter').effects).toEqual([
      { do: 'answer', promptId: 'p1', revision: 0, answer: { kind: 'confirm', button: 'done' } },
    ]);
  });

  it('an answer on its way is not sent twice', () => {
    const screen = one('confirm').arm().press('enter', 'enter', 'space', 'n');
    expect(screen.effects).toHaveLength(1);
  });

  it('a refused answer may be given again', () => {
    const screen = one('count')
      .press('3', 'enter')
      .tell({ type: 'sent', what: 'answer', problem: 'No.' })
      .press('enter');
    expect(screen.effects).toHaveLength(2);
    expect(screen.effects[1]).toMatchObject({ answer: { kind: 'count', value: 3 } });
  });

  it('switches are told one by one and sent only when every one is told', () => {
    const screen = one('switches', { bank: { id: 'A', label: 'A', width: 3 } }).press('u', 'd', 'enter');
    expect(screen.effects).toEqual([]);
    expect(screen.state.notice).toContain('switch 3');
    expect(screen.press('3', '3', 'enter').effects).toEqual([
      expect.objectContaining({ answer: { kind: 'switches', positions: ['up', 'down', 'down'] } }),
    ]);
  });

  it('a bank of unpublished width grows as it is told', () => {
    const screen = one('switches', { bank: { id: 'A', label: 'A', width: 0 } }).press(
      'enter',
      'u',
      'u',
      'd',
      'backspace',
      'enter',
    );
    expect(screen.effects).toEqual([
      expect.objectContaining({ answer: { kind: 'switches', positions: ['up', 'up'] } }),
    ]);
  });

  it('a reading asks for its meter once, and Enter alone names it again', () => {
    const volts = { unit: 'V', range: [0, 70] as const, meter: true };
    const screen = one('number', volts).press(...letters('52,81'), 'enter', ...letters('Fluke 117'), 'enter');
    expect(screen.effects).toEqual([
      expect.objectContaining({ answer: { kind: 'number', value: 52.81, unit: 'V', meter: 'Fluke 117' } }),
    ]);
    screen.tell({
      type: 'view',
      view: view({ seq: 2, prompts: [prompt('number', { ...volts, promptId: 'p2', stepId: 'step-2' })] }),
    });
    screen.press(...letters('52,85'), 'enter', 'enter');
    expect(screen.effects[1]).toMatchObject({ promptId: 'p2', answer: { value: 52.85, meter: 'Fluke 117' } });
  });

  it('several versions are typed one after another', () => {
    const screen = one('version', { items: 2 }).press(...letters('01090'), 'enter');
    expect(screen.effects).toEqual([]);
    expect(screen.press(...letters('04015'), 'enter').effects).toEqual([
      expect.objectContaining({ answer: { kind: 'version', texts: ['01090', '04015'] } }),
    ]);
  });

  it('letters of a name are letters, also those that are keys elsewhere; Escape brings the keys', () => {
    const screen = one('text').press(...letters('max q'), 'enter');
    expect(screen.effects).toEqual([expect.objectContaining({ answer: { kind: 'text', text: 'max q' } })]);
    expect(one('text').press('escape', 'q').effects).toEqual([{ do: 'quit' }]);
  });

  it('what was typed is dropped when the question changes', () => {
    const screen = one('code')
      .press('6', '2')
      .tell({ type: 'view', view: view({ seq: 2, prompts: [prompt('code', { revision: 1 })] }) });
    expect(screen.state.draft.text).toBe('');
    expect(screen.state.notice).toContain('changed');
  });

  it('an older view that comes late changes nothing', () => {
    const screen = new Screen(view({ seq: 5, prompts: [prompt('code')] })).tell({
      type: 'view',
      view: view({ seq: 4 }),
    });
    expect(screen.state.view?.seq).toBe(5);
  });

  it('danger is one key from everywhere, and one report', () => {
    for (const before of [[], ['a', 'b'], ['escape'], ['escape', 'm', 'h']]) {
      expect(one('text').press(...before, '!', '!').effects).toEqual([{ do: 'danger' }]);
    }
  });

  it('a hold is left by number and words of three letters or more', () => {
    const screen = new Screen(view({ status: 'held', hold: HOLD })).press('1', 'h', 'i', 'enter');
    expect(screen.effects).toEqual([]);
    screen.press(...letters(' plugged'), 'enter');
    expect(screen.effects).toEqual([{ do: 'choose', promptId: 'hold-1', offer: 'try-again', words: 'hi plugged' }]);
  });

  it('Tab goes to the other stack; hands off comes before all', () => {
    const other = prompt('count', { promptId: 'p2', stepId: 'step-2', stack: 'S3' });
    const screen = new Screen(view({ prompts: [prompt('count'), other] })).press('tab', '4', 'enter');
    expect(screen.effects).toEqual([expect.objectContaining({ promptId: 'p2' })]);
    const handsOff = { secondsGone: 1, normalSeconds: 2, hardLimitSeconds: 3, overdue: null };
    const flash = new Screen(view({ prompts: [prompt('count'), { ...other, kind: 'code', handsOff }] })).press(
      '2',
      '5',
      'enter',
    );
    expect(flash.effects).toEqual([expect.objectContaining({ promptId: 'p2', answer: { kind: 'code', text: '25' } })]);
  });

  it('an answer is corrected from the list of the last ones, with a reason', () => {
    const steps = [
      { id: '1', step: 'read-code', stack: 'S1', status: 'done' },
      { id: '2', step: 'wait-for', stack: null, status: 'done' },
      { id: '3', step: 'read-count', stack: 'S1', status: 'done' },
    ];
    const screen = new Screen(view({ steps, prompts: [prompt('count')] })).press(
      'c',
      '2',
      ...letters('wrong stack'),
      'enter',
    );
    expect(screen.effects).toEqual([{ do: 'correct', stepId: '1', why: 'wrong stack' }]);
  });

  it('leaving, noting and the plant take words', () => {
    expect(one('count').press('x', ...letters('must go'), 'enter').effects).toEqual([{ do: 'abort', why: 'must go' }]);
    expect(one('count').press('m', ...letters('rain'), 'enter').effects).toEqual([{ do: 'note', text: 'rain' }]);
    expect(
      new Screen(view({ prompts: [prompt('text')] }), 'http://plant').press(':', ...letters('lcd S1'), 'enter').effects,
    ).toEqual([{ do: 'plant', line: 'lcd S1' }]);
  });

  it('a key right after Escape is not lost', () => {
    expect(keyNames(undefined, { sequence: '\u001b!' })).toEqual(['escape', '!']);
    expect(keyNames('x', { name: 'x', sequence: '\u001bx' })).toEqual(['escape', 'x']);
    expect(keyNames(undefined, { name: 'f5', sequence: '\u001b[15~' })).toEqual([]);
  });
});
