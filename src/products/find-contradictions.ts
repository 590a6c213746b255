import type { ProductDocument, ProductProfile, RecordedContradiction } from './profile';

/** What one document says on a topic. */
export interface Reading {
  readonly value: string;
  readonly source: string;
  readonly date: string;
}

/** A topic that documents answer differently. `readings` holds every document that speaks of it; `recorded` the choice, if any. */
export interface Contradiction {
  readonly topic: string;
  readonly readings: readonly Reading[];
  readonly recorded: RecordedContradiction | undefined;
}

/** The topics on which the documents of a profile disagree, in the order in which they first come up, with the recorded choice. */
export function findContradictions(profile: Pick<ProductProfile, 'documents' | 'contradictions'>): Contradiction[] {
  return [...readingsByTopic(profile.documents)]
    .filter(([, readings]) => new Set(readings.map((reading) => reading.value.trim())).size > 1)
    .map(([topic, readings]) => ({
      topic,
      readings,
      recorded: profile.contradictions.find((candidate) => candidate.topic === topic),
    }));
}

function readingsByTopic(documents: readonly ProductDocument[]): Map<string, Reading[]> {
  const byTopic = new Map<string, Reading[]>();
  for (const { key, date, statements } of documents) {
    for (const [topic, value] of Object.entries(statements)) {
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), { value, source: key, date }]);
    }
  }
  return byTopic;
}

/** "show-firmware-pattern: 010000 (A-289, 2023-10-27) · 101111 (A-662, 2024) -> 101111: why", for the lint and `profile show`. */
export function contradictionLine({ topic, readings, recorded }: Contradiction): string {
  const values = readings.map((reading) => `${reading.value} (${reading.source}, ${reading.date})`).join(' · ');
  const choice = recorded === undefined ? 'NO CHOICE RECORDED' : `${recorded.chosen}: ${recorded.why}`;
  return `${topic}: ${values} -> ${choice}`;
}
