import { emitKeypressEvents } from 'node:readline';
import type { TextIn } from '../cli-io';

interface Pressed {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly sequence?: string;
}

const NAMED: Readonly<Record<string, string>> = {
  return: 'enter',
  enter: 'enter',
  escape: 'escape',
  tab: 'tab',
  backspace: 'backspace',
  space: 'space',
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
};

/** Hands on every key by one name (`enter`, `ctrl-u`, `a`, `!`) until the result is called. */
export function readKeys(stdin: TextIn, onKey: (key: string) => void): () => void {
  const pressed = (text: string | undefined, key: Pressed | undefined): void => {
    for (const name of keyNames(text, key ?? {})) onKey(name);
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  stdin.on('keypress', pressed);
  stdin.resume();
  return () => {
    stdin.off('keypress', pressed);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}

/** The names of what was pressed; none for a key that means nothing here, two for a key right after Escape. */
export function keyNames(text: string | undefined, { name, ctrl, sequence }: Pressed): readonly string[] {
  if (ctrl === true) return name === undefined ? [] : [`ctrl-${name}`];
  const named = NAMED[name ?? ''];
  if (named !== undefined) return [named];
  const afterEscape = sequence?.startsWith('\u001b') === true ? sequence.slice(1) : undefined;
  const letters = afterEscape ?? text ?? sequence ?? '';
  if ([...letters].length !== 1 || /\p{Cc}/u.test(letters)) return [];
  return afterEscape === undefined ? [letters] : ['escape', letters];
}
