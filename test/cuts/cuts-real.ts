import { rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Ending, play } from './play';
import { linePoints, type Phase, type Point, pointsOf } from './points';
import { SCENES, type Scene } from './scene';
import { type Options, runProgram } from '../sim/options';
import { emptyFolder, freePort, tearingLibrary, twoVersions } from './stage-parts';

/** How much faster than real time the training site's clock runs. */
const PACE = 200;
/** A chain of rounds takes at most so many points, so that two jobs have equally much to do. */
const MOST_IN_A_CHAIN = 36;
/** How often a scene is played for the points it did not come to: three events of one commit, each after it and untold, take six plays. */
const ROUNDS = 8;

const USAGE = `npm run cuts:real -- [--only SCENE] [--points N] [--torn] [--jobs J] [--json]
  Kills a real service at every kind of event in its journal, before its commit, after it, and before anybody was told, and at writes to
  a stack in a transfer; starts it again each time and compares the end with an uninterrupted run. --points: N of the points only;
  --torn: also in the midst of each commit's bytes. Ends with 1 on a violation or a point that was not reached.`;

interface Chain {
  readonly scene: Scene;
  readonly points: readonly Point[];
}

/** One play of a scene; without points it is the uninterrupted one. */
class Campaign {
  readonly covered = new Set<Point>();
  readonly violations: string[] = [];
  kills = 0;
  plays = 0;
  private readonly folder = emptyFolder();
  private readonly tear = tearingLibrary(this.folder);
  private readonly entries = twoVersions(this.folder);
  private readonly endings = new Map<string, { readonly label: string; readonly ending: Ending }[]>();

  async uninterrupted(scene: Scene): Promise<void> {
    await this.played(scene, new Set());
  }

  async chain({ scene, points }: Chain): Promise<void> {
    const wanted = new Set(points);
    for (let round = 0; round < ROUNDS && wanted.size > 0; round += 1) {
      const before = wanted.size;
      await this.played(scene, wanted);
      if (wanted.size === before) return;
    }
  }

  /** What ended otherwise than the uninterrupted run of its scene. */
  compare(): void {
    for (const [name, endings] of this.endings) {
      const plain = endings.find(({ label }) => label.endsWith('uninterrupted'))?.ending;
      if (plain === undefined) this.violations.push(`${name}: the uninterrupted run did not end`);
      for (const { label, ending } of plain === undefined ? [] : endings) {
        if (!isDeepStrictEqual(ending, plain))
          this.violations.push(`${label} ended otherwise: ${difference(plain ?? ending, ending)}`);
      }
    }
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async played(scene: Scene, wanted: Set<Point>): Promise<void> {
    this.plays += 1;
    const label = `${scene.name} ${this.plays}${wanted.size === 0 ? ' uninterrupted' : ''}`;
    const started = performance.now();
    try {
      const played = await play(scene, {
        folder: path.join(this.folder, String(this.plays)),
        port: await freePort(),
        pace: PACE,
        tear: this.tear,
        entries: this.entries,
        wanted,
        said: (line) => void process.stderr.write(`${line}\n`),
      });
      this.violations.push(...played.violations.map((violation) => `${label}: ${violation}`));
      this.kills += played.covered.length;
      for (const point of played.covered) this.covered.add(point);
      this.endings.set(scene.name, [...(this.endings.get(scene.name) ?? []), { label, ending: played.ending }]);
    } catch (error) {
      this.violations.push(`${label}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.stderr.write(`${this.violations.at(-1)}\n`);
    }
    process.stderr.write(`${label}: ended after ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

/** The first words in which two endings differ. */
function difference(plain: Ending, other: Ending): string {
  const [a, b] = [JSON.stringify(plain), JSON.stringify(other)];
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return `…${a.slice(Math.max(0, at - 60), at + 80)}… is …${b.slice(Math.max(0, at - 60), at + 80)}…`;
}

/** The points of a scene in chains, names dealt out in turn. */
function chainsOf(scene: Scene, points: readonly Point[], phases: number): readonly Chain[] {
  const count = Math.ceil(points.length / MOST_IN_A_CHAIN);
  return Array.from({ length: count }, (_, index) => ({
    scene,
    points: points.filter((_point, at) => Math.floor(at / phases) % count === index),
  }));
}

async function main(options: Options): Promise<number> {
  const phases: readonly Phase[] = options.has('torn')
    ? ['before', 'torn', 'after', 'untold']
    : ['before', 'after', 'untold'];
  const only = options.among(
    'only',
    SCENES.map(({ name }) => name),
  );
  const scenes = SCENES.filter(({ name }) => only.includes(name));
  const pointsIn = new Map(
    scenes.map((scene) => [
      scene,
      [...pointsOf([...scene.seldom, ...scene.often], phases), ...linePoints(scene.lines)],
    ]),
  );
  const all = [...pointsIn.values()].flat();
  const most = options.number('points', all.length, 1, all.length);
  const jobs = options.number('jobs', 2, 1);
  const chosen = new Set(
    all.filter((_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length)),
  );
  const campaign = new Campaign();
  const chains = [...pointsIn].flatMap(([scene, points]) =>
    chainsOf(
      scene,
      points.filter((point) => chosen.has(point)),
      phases.length,
    ),
  );
  const tasks = [
    ...chains.map((chain) => () => campaign.chain(chain)),
    ...scenes.map((scene) => () => campaign.uninterrupted(scene)),
  ];
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) await task();
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  campaign.compare();
  campaign.clear();
  const uncovered = [...chosen].filter((point) => !campaign.covered.has(point));
  const result = {
    points: chosen.size,
    covered: [...campaign.covered],
    uncovered,
    violations: campaign.violations,
    kills: campaign.kills,
    plays: campaign.plays,
    seconds: Math.round((performance.now() - started) / 1000),
  };
  process.stdout.write(`${options.has('json') ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
  return uncovered.length > 0 || campaign.violations.length > 0 ? 1 : 0;
}

void runProgram({ usage: USAGE, options: ['only=', 'points=', 'torn', 'jobs=', 'json'], main });
