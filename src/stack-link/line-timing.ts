import type { LineTiming } from '../fieldbus';
import type { BusSlice } from './bus.slice';

/** What holds for any device whose maker published nothing: slow to answer, slower to give up. Milliseconds. */
const CAREFUL: LineTiming = {
  answerTimeoutMs: 1000,
  worstLateAnswerMs: 1000,
  interFrameMs: 0,
  listenBeforeMs: 500,
  echo: false,
};

/** The timing of a line from the facts of the bus; what nobody published, and a bus that nobody knows, is taken carefully. */
export function lineTimingOf(bus: BusSlice | undefined): LineTiming {
  if (bus === undefined) return CAREFUL;
  return {
    answerTimeoutMs: bus.answerTimeoutMs.value ?? CAREFUL.answerTimeoutMs,
    worstLateAnswerMs: bus.worstLateAnswerMs.value ?? CAREFUL.worstLateAnswerMs,
    interFrameMs: bus.interFrameMs.value ?? CAREFUL.interFrameMs,
    listenBeforeMs: bus.listenBeforeMs.value ?? CAREFUL.listenBeforeMs,
    echo: false,
  };
}
