import type { Command } from 'commander';
import { StackhandError } from '../../kernel';
import type { Accepted, Answer, PromptView, RunView, StackhandClient } from '../../operator-api/client';
import { say } from '../../words';
import { clientOf, type Context, type ServiceOptions, withService } from '../context';
import { viewLines } from '../watch/line-words';
import { parseAnswer } from '../watch/parse-answer';
import { photoAnswer } from '../watch/send-effect';
import { needed } from './run-wish';
import { inWords } from '../option-readers';

interface ChangeFlags extends ServiceOptions {
  readonly json?: boolean;
}

type Change<Flags> = (client: StackhandClient, runId: string, flags: Flags) => Promise<Accepted>;

/** `run answer`, `choose`, `correct`, `note`, `abort` and `danger`: one change each, under one key. */
export function runChangeCommands(run: Command, context: Context): void {
  answer(run, context);
  choose(run, context);
  correct(run, context);
  withWords(run, context, 'note', 'add a note to the record', '<text>', (client, runId, words) =>
    client.note(runId, words),
  );
  withWords(
    run,
    context,
    'abort',
    'ask to stop; what that means now is decided by where the site stands',
    '<why>',
    (client, runId, words) => client.abort(runId, words),
  );
  danger(run, context);
}

interface AnswerFlags extends ChangeFlags {
  readonly answer?: string;
  readonly prompt?: string;
  readonly revision?: string;
}

function answer(run: Command, context: Context): void {
  change(run, context, 'answer', 'answer what is asked, for the revision in which it was shown')
    .requiredOption('--answer <text>', 'as on the screen: d, n, 52.81 Fluke 117, uuddud, 2, a path, ?')
    .option('--prompt <prompt>', 'which prompt, where several are open')
    .option('--revision <number>', 'refused when the question has changed since')
    .addHelpText('after', '\nExample:\n  stackhand run answer run-abc --answer "52.81 Fluke 117"')
    .action(async (runId: string, flags: AnswerFlags) =>
      changed(context, runId, flags, async (client) => {
        const prompt = promptOf(await client.run(runId), flags);
        const given = await answerFor(client, prompt, flags.answer ?? '');
        const revision = flags.revision === undefined ? prompt.revision : Number(flags.revision);
        return client.answer(runId, { promptId: prompt.promptId, revision, answer: given });
      }),
    );
}

function choose(run: Command, context: Context): void {
  change(run, context, 'choose', 'take one of the ways out of a hold')
    .requiredOption('--offer <offer>', 'number or name of the way, as `run show` lists them')
    .requiredOption('--words <words>', 'what you changed, or why', inWords('--words'))
    .addHelpText('after', '\nExample:\n  stackhand run choose run-abc --offer try-again --words "pressed every plug"')
    .action(async (runId: string, flags: ChangeFlags & { offer: string; words: string }) =>
      changed(context, runId, flags, async (client) => {
        const hold = (await client.run(runId)).hold;
        const offers = hold?.offers.map(({ id }) => id) ?? [];
        const offer = /^\d+$/.test(flags.offer)
          ? offers[Number(flags.offer) - 1]
          : offers.find((id) => id === flags.offer);
        if (hold === null || offer === undefined)
          throw notOpen(
            '--offer',
            flags.offer,
            offers.map((id, index) => `${index + 1} ${id}`),
          );
        return client.choose(runId, { promptId: hold.promptId, offer, words: flags.words });
      }),
    );
}

interface CorrectFlags extends ChangeFlags {
  readonly step: string;
  readonly why: string;
  readonly value?: string;
}

function correct(run: Command, context: Context): void {
  change(run, context, 'correct', 'take an answer back; whatever rested on it is asked again')
    .requiredOption('--step <step>', 'id of the step, as `run show` lists them')
    .requiredOption('--why <words>', 'what was wrong', inWords('--why'))
    .option('--value <json>', 'the right answer as JSON; without it the question is asked again')
    .addHelpText('after', '\nExample:\n  stackhand run correct run-abc --step 12 --why "read the wrong stack"')
    .action(async (runId: string, flags: CorrectFlags) =>
      changed(context, runId, flags, (client) =>
        client.correct(runId, {
          stepId: flags.step,
          why: flags.why,
          ...(flags.value === undefined ? {} : { answer: jsonAnswer(flags.value) }),
        }),
      ),
    );
}

function danger(run: Command, context: Context): void {
  change(run, context, 'danger', 'smoke, smell, heat, arc: leave first, report then; the run is held at once')
    .argument('[what]', 'what was seen', 'reported in a terminal')
    .addHelpText('after', '\nExample:\n  stackhand run danger run-abc "smoke at S2"')
    .action(async (runId: string, what: string, flags: ChangeFlags) => {
      // The card comes first: nobody waits for a service to be told to leave (SI-01).
      const { title, line = '' } = say({ id: 'danger.card', params: { isolator: 'see the site sheet' } });
      context.io.stderr.write(`${title} ${line}\n`);
      await changed(context, runId, flags, (client) => client.danger(runId, what));
    });
}

function withWords(
  run: Command,
  context: Context,
  name: 'note' | 'abort',
  description: string,
  ...[argument, send]: [string, (client: StackhandClient, runId: string, words: string) => Promise<Accepted>]
): void {
  change(run, context, name, description)
    .argument(argument, 'in your words')
    .addHelpText('after', `\nExample:\n  stackhand run ${name} run-abc "the customer must leave at four"`)
    .action(async (runId: string, words: string, flags: ChangeFlags) => {
      const said = needed(words, argument, 'words');
      await changed(context, runId, flags, (client) => send(client, runId, said));
    });
}

function change(run: Command, _context: Context, name: string, description: string): Command {
  return withService(run.command(name).description(description))
    .argument('<run>', 'id of the run')
    .option('--json', 'the run after it, as JSON');
}

async function changed<Flags extends ChangeFlags>(
  context: Context,
  runId: string,
  flags: Flags,
  make: Change<Flags>,
): Promise<void> {
  const client = clientOf(context, flags);
  await make(client, runId, flags);
  const view = await client.run(runId);
  context.out.either(flags.json, view, viewLines(view));
}

function promptOf(view: RunView, { prompt }: AnswerFlags): PromptView {
  const { prompts } = view;
  const found =
    prompt === undefined && prompts.length === 1 ? prompts[0] : prompts.find(({ promptId }) => promptId === prompt);
  if (found !== undefined) return found;
  throw notOpen(
    '--prompt',
    prompt ?? 'nothing',
    prompts.map(({ promptId, words }) => `${promptId} (${words.title})`),
  );
}

async function answerFor(client: StackhandClient, prompt: PromptView, text: string): Promise<Answer> {
  const parsed = parseAnswer(prompt, text);
  if (parsed.is === 'answer') return parsed.answer;
  if (parsed.is === 'photo') return photoAnswer(client, parsed.path);
  if (parsed.is === 'wrong') throw new StackhandError({ ...parsed.problem, where: '--answer' });
  throw new StackhandError({
    code: 'cli.answer-not-understood',
    what: 'The meter is missing.',
    where: '--answer',
    value: text,
    allowed: 'a number and the name of the meter, e.g. 52.81 Fluke 117',
    remedy: 'Name the meter behind the number.',
  });
}

function jsonAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new StackhandError({
      code: 'cli.not-json',
      what: 'This is not JSON.',
      where: '--value',
      value: text,
      allowed: '{"kind":"count","value":3}',
      remedy: 'Write one JSON object.',
    });
  }
}

function notOpen(where: string, value: string, open: readonly string[]): StackhandError {
  return new StackhandError({
    code: 'cli.not-asked',
    what: 'This is not asked now.',
    where,
    value,
    allowed: open.length === 0 ? 'nothing is asked' : open.join('; '),
    remedy: 'Look at `stackhand run show`.',
  });
}
