import type { Page } from 'playwright-core';
import type { PacedPlant } from '../../../src/app/demo/plant-door';
import type { ActOf, ActResult, AnswerTo, PlantAct, PlantQuestion } from '../../../src/virtual-plant';
import { SeenPlant } from '../../support/seen-plant';

type Acts = { readonly [Name in PlantAct['act']]?: (act: ActOf<Name>) => Promise<void> };

/** A person at the virtual plant beside the page: whatever the hands do is tapped there, whatever is seen is what the panel is told. */
export class PanelHands implements PacedPlant {
  taps = 0;
  private readonly seen: SeenPlant;

  constructor(
    private readonly page: Page,
    plantUrl: string,
    pace: number,
  ) {
    this.seen = new SeenPlant(plantUrl, pace);
  }

  look<Question extends PlantQuestion>(question: Question): Promise<AnswerTo<Question>> {
    return this.seen.look(question);
  }

  pause(plantMs: number): Promise<void> {
    return this.seen.pause(plantMs);
  }

  pauseReal(realMs: number): Promise<void> {
    return this.seen.pauseReal(realMs);
  }

  async act(act: PlantAct): Promise<ActResult> {
    const tap = this.acts[act.act];
    if (tap === undefined) throw new Error(`Nobody can ${act.act} at the panel.`);
    await this.atPlant(() => tap(act as never));
    return { done: true };
  }

  /** Where the person stands is what is photographed. */
  photograph(): Promise<void> {
    return this.atPlant(() =>
      this.panel()
        .getByRole('button', { name: /^Photograph/ })
        .click(),
    );
  }

  /** On a phone the plant is another tab than the step. */
  private async atPlant(work: () => Promise<void>): Promise<void> {
    const [plant, step] = ['Plant', 'Step'].map((name) => this.page.getByRole('button', { name, exact: true }));
    if (await plant?.isVisible()) await plant?.click();
    await work();
    if (await step?.isVisible()) await step?.click();
  }

  private readonly acts: Acts = {
    'press-power': async ({ stack, holdMs }) => {
      await this.goTo(stack);
      await this.tap(holdMs < 1000 ? 'Press shortly' : 'Hold 3 seconds');
    },
    'set-switch': async ({ stack, bank, module, number, up }) => {
      await this.goTo(stack);
      const label = bank === 'ADD' ? `ADD ${module ?? 0}` : bank.replace('_', ' ');
      const moved = `${label}, switch ${number}, ${up ? 'up. Move it down' : 'down. Move it up'}`;
      // A lever that stands there already is left alone, as a finger would.
      if (await this.button(moved).isVisible()) return;
      await this.tap(`${label}, switch ${number}, ${up ? 'down. Move it up' : 'up. Move it down'}`);
      await this.button(moved).waitFor();
    },
    'unplug-link': async ({ from }) => {
      await this.goTo(from);
      await this.tap(`Pull Link A (${from})`);
    },
    'plug-link': async ({ from, to }) => {
      await this.goTo(from);
      await this.tap(`Plug a cable from Link A to ${to}`);
    },
    'inverter-lead': async ({ stack, plugged }) => {
      await this.goTo(stack);
      await this.tap(plugged ? 'Plug the inverter lead here' : 'Pull the inverter lead');
    },
    'set-breaker': async ({ closed }) => this.around(closed ? 'Close' : 'Open'),
    'lock-breaker': async ({ locked }) => this.around(locked ? 'Hang the lock' : 'Take the lock off'),
    precharge: async () => this.around('Hold the precharge lead on'),
    'set-source': async ({ source, on }) => this.around(`${source}: ${on ? 'Switch on' : 'Switch off'}`),
    inverter: async ({ mode }) => this.around({ running: 'Run', standby: 'Standby', off: 'Off' }[mode]),
    'inverter-demand': async ({ watts }) =>
      this.around(watts === 0 ? 'None' : watts < 0 ? 'Charge 3 kW' : 'Discharge 3 kW'),
    'tool-connect': async ({ stack }) => this.bench(stack === null ? 'Pull the lead' : `Into ${stack}`),
    'tool-start': async ({ rescue }) => this.bench(rescue === true ? 'Start a rescue' : 'Start the update'),
  };

  private async around(name: string): Promise<void> {
    await this.tap('Inverter');
    if (await this.button(name).isVisible()) await this.tap(name);
  }

  private async bench(name: string): Promise<void> {
    await this.tap('Tool, meter');
    await this.tap(name);
  }

  private async goTo(stack: string): Promise<void> {
    this.taps += 1;
    await this.panel()
      .getByRole('button', { name: new RegExp(`^${stack} ?LCD`) })
      .click();
  }

  private async tap(name: string): Promise<void> {
    this.taps += 1;
    await this.button(name).click();
  }

  private panel() {
    return this.page.getByRole('complementary', { name: 'Virtual plant' });
  }

  private button(name: string) {
    return this.panel().getByRole('button', { name, exact: true });
  }
}
