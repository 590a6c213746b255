import type { Alarm, AlarmKind, PlantState } from './plant-state';

/** Sets the one alarm of this kind and subject; an earlier one of the same is replaced. */
export function setAlarm(state: PlantState, kind: AlarmKind, subject: string, afterSeconds: number): void {
  cancelAlarm(state, kind, subject);
  state.alarms.push({ atMs: state.clockMs + Math.round(afterSeconds * 1000), seq: state.seq++, kind, subject });
}

export function cancelAlarm(state: PlantState, kind: AlarmKind, subject: string): void {
  state.alarms = state.alarms.filter((alarm) => alarm.kind !== kind || alarm.subject !== subject);
}

export function isAlarmSet(state: PlantState, kind: AlarmKind, subject: string): boolean {
  return state.alarms.some((alarm) => alarm.kind === kind && alarm.subject === subject);
}

/** The alarm that rings next; of two at the same time the one that was set first. */
export function nextAlarm(state: PlantState): Alarm | undefined {
  return state.alarms.reduce<Alarm | undefined>((first, alarm) => {
    if (first === undefined) return alarm;
    return alarm.atMs < first.atMs || (alarm.atMs === first.atMs && alarm.seq < first.seq) ? alarm : first;
  }, undefined);
}

export function takeAlarm(state: PlantState, alarm: Alarm): void {
  state.alarms = state.alarms.filter((other) => other !== alarm);
}
