import { access } from 'node:fs/promises';
import { siteToYaml } from '../../stacks';
import { judged } from '../commands/site-verdict';
import type { Context } from '../context';
import { EXIT } from '../exit-codes';
import { fileExists, writeNew } from '../write-new';
import { askSite } from './ask-site';
import { Questions } from './questions';

/** Asks for a site and writes it; what a plan would refuse is said afterwards, with line and column. */
export async function recordSite({ io, out, end }: Context, file: string, json: boolean): Promise<void> {
  await refuseExisting(file);
  const ask = new Questions(io, json ? io.stderr : io.stdout);
  try {
    const text = siteToYaml(await askSite(ask));
    await writeNew(file, text, '<out>');
    const { problems, warnings } = judged(text);
    out.either(json, { written: file, problems, warnings }, [`Written: ${file}`]);
    if (problems.length === 0) return;
    if (!json) out.problems(problems);
    end(EXIT.usage);
  } finally {
    ask.close();
  }
}

/** Said before the first question, not after the last. */
async function refuseExisting(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) throw fileExists(file, '<out>');
}
