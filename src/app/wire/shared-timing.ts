import type { LineTiming } from '../../fieldbus';
import type { RunState } from '../../orchestrator';
import { type BusSlice, lineTimingOf } from '../../stack-link';

/** The timing of a line that several things of a site share: that of the slowest of them, whoever opens it first. */
export function timingOn({ plan }: RunState, line: string): LineTiming {
  const stacks = [...plan.site.stacks, ...(plan.apart ?? [])].some(({ wire }) => wire?.line === line);
  const inverters = plan.site.inverters.some(({ wire }) => wire?.line === line);
  const bus = plan.wire?.bus as BusSlice | undefined;
  const each = [...(stacks ? [lineTimingOf(bus)] : []), ...(inverters ? [lineTimingOf(undefined)] : [])];
  const slowest = (of: (timing: LineTiming) => number): number => Math.max(...each.map(of));
  return {
    answerTimeoutMs: slowest(({ answerTimeoutMs }) => answerTimeoutMs),
    worstLateAnswerMs: slowest(({ worstLateAnswerMs }) => worstLateAnswerMs),
    interFrameMs: slowest(({ interFrameMs }) => interFrameMs),
    listenBeforeMs: slowest(({ listenBeforeMs }) => listenBeforeMs),
    echo: false,
  };
}
