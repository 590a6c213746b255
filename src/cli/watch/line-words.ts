import { helpTexts } from './help-texts';
import type { PromptView, RunView } from '../../operator-api/client';
import { say } from '../../words';
import { askedAs } from './watch-state';
import { actText } from './render/act-area';
import { minutes } from './render/screens';

/** What a log tells of a run's state; the same lines as long as nothing else is to be done or known. */
export function viewLines(view: RunView): string[] {
  const { name, colour, training } = view.site;
  const head = `--- ${training ? 'TRAINING ' : ''}${colour.toUpperCase()} ${name} · ${view.progress.done}/${view.progress.of} · ${view.status}`;
  return [head, ...dangerLines(view), ...(view.status === 'ended' ? endLines(view) : openLines(view))];
}

/** What must change before something new is told: seconds that go by are nothing new, a quarter of a transfer is. */
export function toldAs(view: RunView): string {
  const prompts = view.prompts.map((prompt) => `${askedAs(prompt)}/${prompt.handsOff?.overdue ?? ''}`);
  return JSON.stringify([
    view.status,
    view.danger?.what,
    view.hold?.promptId,
    prompts,
    view.waits.map(({ stepId }) => stepId),
    view.acts.map(({ stepId, progress }) => `${stepId}/${quarterOf(progress)}`),
    view.outcome,
  ]);
}

function quarterOf(progress: RunView['acts'][number]['progress']): number {
  return progress === null || progress.of <= 0 ? 0 : Math.floor((4 * progress.done) / progress.of);
}

function dangerLines({ danger }: RunView): string[] {
  return danger === null ? [] : ['DANGER', ...wordsOf(danger.card)];
}

function openLines(view: RunView): string[] {
  const { hold } = view;
  if (hold !== null) {
    const offers = hold.offers.map(({ id, words }, index) =>
      `  ${index + 1} ${words.title}. ${words.line ?? ''}${id === hold.help.next.offer ? ' (proposed)' : ''}`.trimEnd(),
    );
    return [
      'HELD',
      ...wordsOf(hold.because),
      `First: ${hold.help.lookAt.title}`,
      `Then: ${hold.help.next.words.title}`,
      `Plant: ${hold.physical.replaceAll('-', ' ')}`,
      ...wordsOf(hold.card),
      ...wordsOf(hold.leave),
      ...helpTexts(hold.help),
      ...actsOf(view),
      ...offers,
      '  (number and words)',
    ];
  }
  const waits = view.waits.map(({ words, seconds, stack }) =>
    `WAIT ${stack ?? ''} ${words.title} ${minutes(seconds)}`.replace(/ +/g, ' '),
  );
  return [...view.prompts.flatMap(promptLines), ...actsOf(view), ...waits];
}

/** What the machine does by itself, also while the run is held. */
function actsOf({ acts }: RunView): string[] {
  return acts.map((act) => `MACHINE ${act.stack ?? ''} ${actText(act)}`.replace(/ +/g, ' '));
}

function promptLines(prompt: PromptView): string[] {
  const { handsOff } = prompt;
  return [
    `ASK ${prompt.stack ?? 'site'} [${prompt.stepId}]`,
    ...wordsOf(prompt.words),
    ...(prompt.drawingText === null ? [] : prompt.drawingText.split('\n')),
    ...(prompt.because === null
      ? []
      : [`Last try: ${[prompt.because.title, prompt.because.line].filter(Boolean).join(' ')}`]),
    ...(handsOff === null
      ? []
      : [`HANDS OFF: about ${minutes(handsOff.normalSeconds)}, at most ${minutes(handsOff.hardLimitSeconds)}.`]),
    ...overdueLines(handsOff?.overdue ?? null),
    ...prompt.options.map(({ words }, index) => `  ${index + 1} ${words.title}`),
    `  (${howToAnswer(prompt)})`,
  ];
}

/** How a line answers this prompt. */
export function howToAnswer(prompt: PromptView): string {
  const { kind, unit, meter, items, bank } = prompt;
  switch (kind) {
    case 'confirm':
      return `d = ${prompt.words.done ?? 'done'}, n = ${prompt.words.notDone ?? 'not done'}, ? = can't see`;
    case 'switches':
      return `${(bank?.width ?? 0) > 0 ? `${bank?.width} letters` : 'letters'} u (up) or d (down), first switch first; ? = can't see`;
    case 'choice':
      return "number; ? = can't see";
    case 'number':
      return `number in ${unit ?? ''}${meter ? ' and the name of the meter' : ''}; ? = can't see`;
    case 'version':
      return `${items === 1 ? 'version' : `${items} versions, top first`}; ? = can't see`;
    case 'photo':
      return "path of the picture; ? = can't see";
    default:
      return `${kind}; ? = can't see`;
  }
}

function endLines(view: RunView): string[] {
  const outcome = view.outcome === null ? 'ended' : say({ id: `outcome.${view.outcome}`, params: {} }).title;
  const left = view.obligations.map(({ id }) => `  still to be put back: ${id}`);
  return [`ENDED ${outcome}`, ...(view.endedBecause === null ? [] : wordsOf(view.endedBecause)), ...left];
}

function wordsOf({ title, line, lines }: PromptView['words']): string[] {
  return [title, ...(line === undefined ? [] : [line]), ...(lines ?? [])].map((text) => `  ${text}`);
}

function overdueLines(overdue: 'normal' | 'hard' | null): string[] {
  return overdue === null ? [] : wordsOf(say({ id: `overdue.${overdue}`, params: {} }));
}
