// Writes down each mutant as soon as it is judged: a run that is ended early has lost nothing.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

class LineByLine {
  static inject = [commonTokens.options];

  constructor({ lineByLine }) {
    this.file = lineByLine.file;
    this.sources = new Map();
    writeFileSync(this.file, '');
  }

  /** The text that a mutant stands in the place of, as it was when the run began. */
  originalOf(file, { start, end }) {
    if (!this.sources.has(file)) this.sources.set(file, readFileSync(file, 'utf8').split('\n'));
    const lines = this.sources.get(file).slice(start.line - 1, end.line);
    lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
    lines[0] = lines[0].slice(start.column - 1);
    return lines.join('\n');
  }

  onMutantTested({ fileName, mutatorName, replacement, location, status, statusReason, coveredBy, killedBy }) {
    const file = path.relative(process.cwd(), fileName).split(path.sep).join('/');
    const original = this.originalOf(fileName, location);
    const reach = coveredBy?.length ?? 0;
    const row = { file, mutatorName, original, replacement, location, status, reach, killedBy, statusReason };
    appendFileSync(this.file, `${JSON.stringify(row)}\n`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'line-by-line', LineByLine)];
