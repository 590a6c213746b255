import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StackhandError } from '../../kernel';
import type { StackhandClient } from '../../operator-api/client';
import type { WatchEffect } from './watch-state';

/** The effects that go to the service. */
export type Command = Exclude<WatchEffect, { readonly do: 'plant' | 'quit' }>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.heic': 'image/heic',
  '.svg': 'image/svg+xml',
};
const ONE_KEY = 'Reported with the danger key in a terminal.';

/** Sends one command under a key. A photo is stored first; the same bytes are kept once, so that too may be repeated. */
export async function sendEffect(
  client: StackhandClient,
  runId: string,
  effect: Command,
  key: string,
): Promise<unknown> {
  switch (effect.do) {
    case 'answer': {
      const { promptId, revision, answer } = effect;
      return client.answer(runId, { promptId, revision, answer }, key);
    }
    case 'photo':
      return sendPhoto(client, runId, effect, key);
    case 'choose':
      return client.choose(runId, { promptId: effect.promptId, offer: effect.offer, words: effect.words }, key);
    case 'correct':
      return client.correct(runId, { stepId: effect.stepId, why: effect.why }, key);
    case 'note':
      return client.note(runId, effect.text, key);
    case 'abort':
      return client.abort(runId, effect.why, key);
    case 'danger':
      return client.danger(runId, ONE_KEY, key);
    case 'start':
      return client.start(runId, key);
  }
}

async function sendPhoto(
  client: StackhandClient,
  runId: string,
  effect: Extract<Command, { do: 'photo' }>,
  key: string,
): Promise<unknown> {
  const answer = await photoAnswer(client, effect.path);
  return client.answer(runId, { promptId: effect.promptId, revision: effect.revision, answer }, key);
}

/** Stores the picture in a file and answers with its digest. */
export async function photoAnswer(
  client: StackhandClient,
  file: string,
): Promise<{ kind: 'photo'; digest: string; mediaType: string }> {
  const mediaType = MEDIA_TYPES[path.extname(file).toLowerCase()];
  if (mediaType === undefined) throw notAPicture(file, `files ending in ${Object.keys(MEDIA_TYPES).join(', ')}`);
  const bytes = await readFile(file).catch(() => {
    throw notAPicture(file, 'a file that is there and can be read');
  });
  const kept = await client.keepFile(bytes, mediaType);
  return { kind: 'photo', digest: kept.digest, mediaType: kept.mediaType };
}

function notAPicture(file: string, allowed: string): StackhandError {
  return new StackhandError({
    code: 'cli.not-a-picture',
    what: 'There is no picture to be sent here.',
    where: 'photo',
    value: file,
    allowed,
    remedy: 'Give the path of the picture; it can be dropped into the terminal.',
  });
}
