import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const TSCONFIG = { compilerOptions: { strict: true, target: 'es2023', types: [] }, include: ['src', 'test'] };

/** A folder laid out like the repository, holding only the files of one test, looked at with the repository's own rules. */
export class ScratchHouse {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'stackhand-house-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries({ ...files, 'tsconfig.json': JSON.stringify(TSCONFIG) })) {
      mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
      writeFileSync(path.join(this.folder, file), text);
    }
  }

  /** The names of the lint rules each file breaks; a file that breaks none has an empty list. */
  lint(): Map<string, string[]> {
    const args = ['.', '--config', path.join(ROOT, 'eslint.config.mjs'), '--format', 'json'];
    const results = this.run('eslint/bin/eslint.js', args) as EslintResult[];
    return new Map(
      results.map((result) => [
        path.relative(this.folder, result.filePath),
        result.messages.map((message) => message.ruleId ?? message.message),
      ]),
    );
  }

  /** The broken rules of the rooms, as `rule: from -> to`. */
  cruise(): string[] {
    const args = ['src', '--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'];
    const result = this.run('dependency-cruiser/bin/dependency-cruise.mjs', args) as CruiseResult;
    return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(bin: string, args: readonly string[]): unknown {
    const script = path.join(ROOT, 'node_modules', bin);
    const run = spawnSync(process.execPath, [script, ...args], { cwd: this.folder, encoding: 'utf8' });
    try {
      return JSON.parse(run.stdout);
    } catch {
      throw new Error(`${bin} said no JSON:\n${run.stdout}\n${run.stderr}`);
    }
  }
}

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

interface CruiseResult {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}
