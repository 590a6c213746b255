import type { Answer, HoldOffer, PromptView, RunView } from '../../operator-api/client';

export type Lever = 'up' | 'down' | 'not-told';

/** What has been typed for the prompt in focus, and not sent. */
export interface Draft {
  readonly text: string;
  readonly levers: readonly Lever[];
  readonly cursor: number;
}

/** What the keys mean just now. */
export type Mode =
  | { readonly kind: 'ask' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'cannot-see' }
  | { readonly kind: 'meter' }
  | { readonly kind: 'hold-words'; readonly offer: HoldOffer }
  | { readonly kind: 'leave' }
  | { readonly kind: 'note' }
  | { readonly kind: 'correct' }
  | { readonly kind: 'correct-why'; readonly stepId: string }
  | { readonly kind: 'plant' }
  | { readonly kind: 'danger' };

/** Everything the screen shows; plain data, changed only by `onWatchEvent`. */
export interface WatchState {
  readonly view: RunView | null;
  readonly link: 'live' | 'lost';
  /** Step of the prompt that is answered now. */
  readonly focus: string | null;
  readonly draft: Draft;
  /** What is typed in a mode that takes words. */
  readonly words: string;
  readonly mode: Mode;
  /** A prompt that has just come up cannot be confirmed by a key that was meant for the last one. */
  readonly armed: boolean;
  readonly notice: string | null;
  /** Prompt and revision whose answer is on its way. */
  readonly sending: string | null;
  readonly danger: 'none' | 'on-its-way' | 'recorded';
  readonly isolator: string | null;
  readonly meter: string | null;
  readonly titles: Readonly<Record<string, string>>;
  /** Steps answered on this screen, newest first. */
  readonly answered: readonly string[];
  readonly plantUrl: string | null;
  readonly plantLines: readonly string[];
}

/** What the runtime has to do for a key. */
export type WatchEffect =
  | { readonly do: 'answer'; readonly promptId: string; readonly revision: number; readonly answer: Answer }
  | { readonly do: 'photo'; readonly promptId: string; readonly revision: number; readonly path: string }
  | { readonly do: 'choose'; readonly promptId: string; readonly offer: HoldOffer; readonly words: string }
  | { readonly do: 'correct'; readonly stepId: string; readonly why: string }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'abort'; readonly why: string }
  | { readonly do: 'danger' }
  | { readonly do: 'start' }
  | { readonly do: 'plant'; readonly line: string }
  | { readonly do: 'quit' };

export type WatchEvent =
  | { readonly type: 'view'; readonly view: RunView }
  | { readonly type: 'link'; readonly up: boolean }
  | { readonly type: 'armed'; readonly prompt: string }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'sent'; readonly what: WatchEffect['do']; readonly problem: string | null }
  | { readonly type: 'plant'; readonly lines: readonly string[] }
  | { readonly type: 'isolator'; readonly isolator: string };

export interface Turn {
  readonly state: WatchState;
  readonly effects: readonly WatchEffect[];
}

const NOTHING_TYPED: Draft = { text: '', levers: [], cursor: 0 };

/** The screen before the first view came. */
export function firstState(plantUrl: string | null): WatchState {
  return {
    view: null,
    link: 'live',
    focus: null,
    draft: NOTHING_TYPED,
    words: '',
    mode: { kind: 'ask' },
    armed: false,
    notice: null,
    sending: null,
    danger: 'none',
    isolator: null,
    meter: null,
    titles: {},
    answered: [],
    plantUrl,
    plantLines: [],
  };
}

/** An untouched draft for a prompt: every switch not told, nothing typed. */
export function emptyDraft(prompt: PromptView | undefined): Draft {
  const width = prompt?.kind === 'switches' ? (prompt.bank?.width ?? 0) : 0;
  return { ...NOTHING_TYPED, levers: Array.from({ length: width }, () => 'not-told' as const) };
}

/** The prompt that keys belong to: one that forbids hands comes before all others. */
export function focused(state: WatchState): PromptView | undefined {
  const prompts = state.view?.prompts ?? [];
  return (
    prompts.find((prompt) => prompt.handsOff !== null) ??
    prompts.find((prompt) => prompt.stepId === state.focus) ??
    prompts[0]
  );
}

/** A prompt as it was asked: the same step asked again is another. */
export function askedAs(prompt: PromptView | undefined): string {
  return prompt === undefined ? '' : `${prompt.promptId}#${prompt.revision}`;
}

/** True while the danger card stands on the screen. */
export function inDanger(state: WatchState): boolean {
  return state.mode.kind === 'danger' || (state.view?.danger ?? null) !== null;
}
