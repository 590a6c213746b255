import { PHYSICAL_STATES, type RunView } from '../../../src/orchestrator';
import { type Rig, startScenario } from '../../support/rig';
import { SCENARIOS } from './scenarios';

/** Where the plant is, as far as a card may speak of it. */
function isSo(view: RunView, rig: Rig): boolean {
  const { stacks, breakers } = rig.truth();
  const writing = stacks.some((stack) => stack.flashing || stack.torn);
  switch (view.hold?.physical) {
    case 'as-found':
      return !writing && stacks.every((stack) => stack.lit) && breakers.every((breaker) => breaker.closed);
    case 'updater-must-stay':
      return writing;
    default:
      return !writing;
  }
}

// Cannot be switched off to show what goes wrong: `run.held` has no shape without a physical state.
test.each(SCENARIOS.filter((row) => row.play === undefined))(
  'SI-08: $invariant, $story: each hold names a state that the site is in or can be left in',
  async (row) => {
    const rig = await startScenario(row.scenario());
    const untrue: string[] = [];
    await rig.drive((view) => {
      if (view.hold === null) return false;
      const named = PHYSICAL_STATES.includes(view.hold.physical) && view.hold.card.title !== '';
      if (!named || !isSo(view, rig)) untrue.push(`${view.hold.by}: ${view.hold.physical}`);
      return !view.hold.offers.some((offer) => offer.id === 'stop-here');
    });
    expect(untrue).toEqual([]);
  },
);
