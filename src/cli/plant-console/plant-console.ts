import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Problem, problemLine, sha256 } from '../../kernel';
import { plantRequest, type PlantRequest } from './plant-request';

/** Hands and eyes of one person at a virtual plant, by typed lines. */
export class PlantConsole {
  private folder: string | undefined;

  constructor(readonly url: string) {}

  /** Does what a line says (without its colon) and tells what is seen; never throws. */
  async perform(line: string): Promise<string[]> {
    const request = plantRequest(line);
    if ('help' in request) return request.help.split('\n');
    try {
      return await this.told(request);
    } catch {
      return [`The plant at ${this.url} does not answer.`];
    }
  }

  private async told({ door, body }: Exclude<PlantRequest, { help: string }>): Promise<string[]> {
    const response = await fetch(`${this.url.replace(/\/+$/, '')}/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json();
    if (!response.ok) return problemsIn(said).map(problemLine);
    if (door === 'hands') return [isRefused(said) ? `Nothing moved: ${said.why}.` : 'Done.'];
    return body['look'] === 'photo' ? [`Saved: ${await this.saved(said)}`] : seenLines(said);
  }

  private async saved(said: unknown): Promise<string> {
    const base64 = typeof said === 'object' && said !== null && 'base64' in said ? String(said.base64) : '';
    this.folder ??= await mkdtemp(path.join(os.tmpdir(), 'stackhand-photos-'));
    const bytes = Buffer.from(base64, 'base64');
    const file = path.join(this.folder, `${sha256(bytes).slice(0, 12)}.svg`);
    await writeFile(file, bytes);
    return file;
  }
}

/** What is seen, one thing a line; switches as levers. */
export function seenLines(seen: unknown): string[] {
  if (typeof seen !== 'object' || seen === null) return [String(seen)];
  return Object.entries(seen).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'switches' && Array.isArray(value))
      return [value.map((lever, at) => `${at + 1}${lever === 'up' ? '▲' : '▼'}`).join(' ')];
    if (Array.isArray(value))
      return value.length === 0
        ? [`${key}: none`]
        : value.map((item, at) => `${at === 0 ? `${key}: ` : '  '}${short(item)}`);
    return [`${key}: ${short(value)}`];
  });
}

function short(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, member]: [string, unknown]) => `${key} ${short(member)}`)
    .join(', ');
}

function isRefused(said: unknown): said is { done: false; why: string } {
  return typeof said === 'object' && said !== null && 'done' in said && said.done === false && 'why' in said;
}

function problemsIn(said: unknown): Problem[] {
  return typeof said === 'object' && said !== null && 'problems' in said && Array.isArray(said.problems)
    ? (said.problems as Problem[])
    : [];
}
