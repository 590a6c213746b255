import { type ChildProcess, spawn } from 'node:child_process';
import type { EffectHandler, EffectOutcome } from '../../orchestrator';

/** Long enough for a program that is not there, or that is refused, to say so. */
const SETTLED_MS = 500;

export interface KeepAwake {
  readonly effect: EffectHandler;
  /** Lets the machine sleep again. */
  release(): void;
}

/**
 * Keeps the machine from sleeping until the service ends (SI-33). A training site keeps nothing awake. Never throws: what could not
 * be done is said, and the person is told.
 */
export function keepAwake(command = 'systemd-inhibit'): KeepAwake {
  let inhibitor: ChildProcess | undefined;
  const effect: EffectHandler = async (run) => {
    if (run.plan.site.training) return { outcome: 'ok', said: 'training site: nothing is kept awake' };
    if (inhibitor?.exitCode === null) return { outcome: 'ok', said: 'this machine is kept awake already' };
    inhibitor = undefined;
    try {
      const child = startInhibitor(command);
      const ended = await endedSoon(child);
      if (ended !== undefined) return ended;
      inhibitor = child;
      return { outcome: 'ok', said: 'systemd-inhibit keeps this machine awake while the service runs' };
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  };
  return { effect, release: () => void inhibitor?.kill() };
}

/** The inhibitor lives as long as its pipe to this process: however the service dies, the machine may sleep again. */
function startInhibitor(command: string): ChildProcess {
  const what = [
    '--what=sleep:idle:handle-lid-switch',
    '--who=Stackhand',
    '--why=A battery stack is being worked on',
    '--mode=block',
  ];
  return spawn(command, [...what, 'cat'], { stdio: ['pipe', 'ignore', 'pipe'] });
}

function endedSoon(child: ChildProcess): Promise<EffectOutcome | undefined> {
  return new Promise((resolve) => {
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words = `${words}${chunk.toString('utf8')}`.slice(0, 200);
    });
    child.on('error', (error) => resolve(failed(error.message)));
    child.on('exit', (code) => resolve(failed(words.trim() || `systemd-inhibit ended with ${code}`)));
    setTimeout(() => resolve(undefined), SETTLED_MS);
  });
}

const failed = (said: string): EffectOutcome => ({
  outcome: 'failed',
  said: `the machine may fall asleep: ${said}`.slice(0, 300),
});
