import { type ChildProcess, spawn } from 'node:child_process';
import type { EffectOutcome, RunState } from '../../orchestrator';

/** Long enough for a program that is not there, or that is refused, to say so. */
const SETTLED_MS = 500;

export interface KeepAwake {
  readonly effect: (run: RunState) => Promise<EffectOutcome>;
  /** A run that has ended needs nothing any more; after the last one the machine may sleep again. */
  release(runId: string): void;
  /** Lets the machine sleep again, whoever still needs it. */
  releaseAll(): void;
}

interface Inhibitor {
  readonly child: ChildProcess;
  readonly settled: Promise<EffectOutcome>;
}

/**
 * Keeps the machine from sleeping while a run needs it (SI-33). A training site keeps nothing awake. Never throws: what could not
 * be done is said, and the person is told.
 */
export function keepAwake(command = 'systemd-inhibit'): KeepAwake {
  const runs = new Set<string>();
  let inhibitor: Inhibitor | undefined;
  const effect = async (run: RunState): Promise<EffectOutcome> => {
    if (run.plan.site.training) return { outcome: 'ok', said: 'training site: nothing is kept awake' };
    runs.add(run.runId);
    try {
      if (inhibitor === undefined || hasEnded(inhibitor.child)) inhibitor = startInhibitor(command);
      return await inhibitor.settled;
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  };
  const releaseAll = (): void => {
    runs.clear();
    inhibitor?.child.kill();
    // What the inhibitor runs ends with its pipe, also where the inhibitor itself was killed first.
    inhibitor?.child.stdin?.destroy();
    inhibitor = undefined;
  };
  const release = (runId: string): void => {
    if (runs.delete(runId) && runs.size === 0) releaseAll();
  };
  return { effect, release, releaseAll };
}

/** The inhibitor lives as long as its pipe to this process: however the service dies, the machine may sleep again. */
function startInhibitor(command: string): Inhibitor {
  const what = [
    '--what=sleep:idle:handle-lid-switch',
    '--who=Stackhand',
    '--why=A battery stack is being worked on',
    '--mode=block',
  ];
  const child = spawn(command, [...what, 'cat'], { stdio: ['pipe', 'ignore', 'pipe'] });
  return { child, settled: settled(child) };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function settled(child: ChildProcess): Promise<EffectOutcome> {
  return new Promise((resolve) => {
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words = `${words}${chunk.toString('utf8')}`.slice(0, 200);
    });
    child.on('error', (error) => resolve(failed(error.message)));
    child.on('exit', (code) => resolve(failed(words.trim() || `systemd-inhibit ended with ${code}`)));
    const kept = { outcome: 'ok', said: 'systemd-inhibit keeps this machine awake while the run goes on' } as const;
    setTimeout(() => resolve(kept), SETTLED_MS);
  });
}

const failed = (said: string): EffectOutcome => ({
  outcome: 'failed',
  said: `the machine may fall asleep: ${said}`.slice(0, 300),
});
