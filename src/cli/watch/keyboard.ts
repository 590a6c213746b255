import { emitKeypressEvents } from 'node:readline';
import type { TextIn } from '../cli-io';

interface Pressed {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
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
    const name = keyName(text, key ?? {});
    if (name !== undefined) onKey(name);
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

/** The name of a key; undefined for one that means nothing here. */
export function keyName(text: string | undefined, { name, ctrl, meta, sequence }: Pressed): string | undefined {
  if (ctrl === true) return name === undefined ? undefined : `ctrl-${name}`;
  const named = NAMED[name ?? ''];
  if (named !== undefined && (meta !== true || named === 'escape')) return named;
  const letters = text ?? sequence ?? '';
  return [...letters].length === 1 && !/\p{Cc}/u.test(letters) ? letters : undefined;
}
