/** What a line of a timeline tells of; a page has a word and a sign for each. */
export type TimelineKind =
  | ('planned' | 'started' | 'revised' | 'ended' | 'restarted' | 'software')
  | ('answer' | 'machine' | 'wait' | 'overdue' | 'skipped' | 'again' | 'corrected')
  | ('held' | 'chosen' | 'deviation' | 'danger' | 'abort' | 'note');

/** A value that was measured, for who reads in other units. `meter` null: none was named. */
export interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly meter: string | null;
}

/** What one event tells, without when and who. */
export interface Line {
  readonly kind: TimelineKind;
  readonly stepId?: string;
  readonly stack?: string | null;
  readonly title: string;
  /** What was answered, seen, chosen, or why. */
  readonly detail?: string | null;
  readonly measured?: Measured | null;
  /** Digest of the photo that was kept. */
  readonly photo?: string | null;
}
