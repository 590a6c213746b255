import { exitOf, EXIT } from '../exit-codes';
import type { CliIo } from '../cli-io';
import { Ending } from './ending';
import { readKeys } from './keyboard';
import { paint } from './render/paint';
import { renderWatch } from './render/render-watch';
import { TerminalScreen } from './terminal-screen';
import { type SessionPorts, WatchSession } from './watch-session';
import type { WatchState } from './watch-state';

/** The operator's screen in a terminal, until `q` or Ctrl-C; the run goes on without it. Ends with the exit code of the run's state. */
export async function watchOnScreen(
  io: CliIo,
  ports: Omit<SessionPorts, 'changed' | 'quit' | 'broken'>,
): Promise<number> {
  const held: { screen?: TerminalScreen } = {};
  const draw = (state: WatchState): void => {
    held.screen?.show(paint(renderWatch(state, held.screen.size()), state.view?.site.colour));
  };
  const end = new Ending();
  const session: WatchSession = new WatchSession({
    ...ports,
    changed: draw,
    quit: () => end.end(codeAtLeaving(session.state)),
    broken: (error) => end.break(error),
  });
  await session.start();
  const screen = new TerminalScreen(io.stdout);
  held.screen = screen;
  const stopKeys = readKeys(io.stdin, (key) => session.handle({ type: 'key', key }));
  const resized = (): void => {
    screen.wipe();
    draw(session.state);
  };
  io.stdout.on?.('resize', resized);
  draw(session.state);
  try {
    return await end.code;
  } finally {
    session.stop();
    stopKeys();
    io.stdout.off?.('resize', resized);
    screen.leave();
  }
}

/** Leaving the screen of a run that goes on is no failure. */
function codeAtLeaving({ view }: WatchState): number {
  return view === null || view.status === 'running' || view.status === 'planned' ? EXIT.ok : exitOf(view);
}
