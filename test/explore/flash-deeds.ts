import type { Answer } from '../../src/orchestrator';
import { BLIND, blind, choice, code, confirm, type Deed, HOURS, lie, look, type Scene, slip, tagOf } from './deed';
import * as hands from './hands';
import { type AbstractPlant, change, codeOf } from './plant';

export function connectTool(scene: Scene): readonly Deed[] {
  const { plant, at } = scene;
  const next = (at + 1) % plant.stacks.length;
  return [
    { plant: { ...plant, tool: at, says: 'idle' }, answer: confirm, wrongs: [] },
    slip(`connects it to ${tagOf(next)}`, { ...plant, tool: next, says: 'idle' }, confirm),
    slip('does nothing and says done', plant, confirm),
  ];
}

/** Stacks whose LCD shows the busy code. */
const busyLcd = (plant: AbstractPlant): number => plant.stacks.findIndex(({ on, flash }) => on && flash !== 'idle');

export function startUpdate(scene: Scene): readonly Deed[] {
  const { plant, at } = scene;
  const started = hands.startUpdate(plant, scene.found, at);
  const busy = busyLcd(started.plant);
  return [
    { ...started, answer: choice(busy < 0 ? 'none' : tagOf(busy)) },
    { ...started, answer: BLIND, slip: 'cannot see it' },
    slip('does nothing', plant, choice(busyLcd(plant) < 0 ? 'none' : tagOf(at))),
    lie('does nothing and says that it writes', plant, choice(tagOf(at)), choice('none')),
  ];
}

/** While it writes the person may look early; else waits to the end, which may be a torn unit or a failure that the tool tells. */
export function watchFlash(scene: Scene): readonly Deed[] {
  const { plant, found, at } = scene;
  const lcd = (after: AbstractPlant): Answer => code(codeOf(after, found, at));
  const writing = plant.stacks.findIndex(({ flash }) => flash === 'writing');
  if (writing < 0)
    return [{ plant, answer: lcd(plant), wrongs: [], lateMs: stuck(plant) ? HOURS * 6 : 0 }, blind(scene)];
  const [ended, failed] = [hands.flashEnds(plant, 'finished'), hands.flashEnds(plant, 'failed')];
  const unchanged = hands.flashEnds(plant, 'unchanged');
  const torn = change({ ...plant, says: 'failed' }, writing, { flash: 'torn' });
  return [
    { plant: ended, answer: lcd(ended), wrongs: [] },
    { plant: failed, answer: lcd(failed), wrongs: [], fault: 'the update fails, and the tool says so' },
    { plant: unchanged, answer: lcd(unchanged), wrongs: [], fault: 'the tool says finished, and the old version runs' },
    {
      plant: torn,
      answer: code('25'),
      wrongs: [],
      lateMs: HOURS * 6,
      fault: 'the unit hangs in the middle of its update',
    },
    { plant, answer: code('none'), wrongs: [], slip: 'looks between two boards, while the LCD shows nothing' },
    { plant: ended, answer: BLIND, wrongs: [], slip: 'cannot see it' },
    slip('switches it off in the middle of its update', hands.switchOff(plant, at).plant, code('none')),
  ];
}

const stuck = (plant: AbstractPlant): boolean => plant.stacks.some(({ flash }) => flash === 'torn');

export function seeTool(scene: Scene): readonly Deed[] {
  const { plant } = scene;
  const says = { idle: 'not-started', writing: 'writing', finished: 'finished', failed: 'failed' }[plant.says];
  const old =
    plant.says === 'writing' ? [lie('reads an old line of its log', plant, choice('finished'), choice('writing'))] : [];
  const ends = plant.says === 'writing' && !stuck(plant) && scene.step.params.as === 'after';
  const after = ends ? hands.flashEnds(plant, 'finished') : plant;
  const truly = ends ? 'finished' : says;
  const early = ends ? [look(scene, choice('writing'))] : [];
  return [
    { plant: after, answer: choice(truly), wrongs: [], lateMs: stuck(plant) ? HOURS * 6 : 0 },
    ...early,
    blind(scene),
    ...old,
  ];
}
