/**
 * Evidence classes, best first (docs/glossary.md).
 * E4 read by the machine from the device together with its identity · E3 read by the machine, indirectly ·
 * E2 typed by a person who saw it · E2p the same, after the wanted value had been shown · E1 a photo · E0 a click.
 */
export const EVIDENCE_CLASSES = ['E4', 'E3', 'E2', 'E2p', 'E1', 'E0'] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

/** Combinations a gate accepts, best first: `[['E4'], ['E3', 'E2'], ['E2', 'E1']]`. */
export type EvidenceCombinations = readonly (readonly EvidenceClass[])[];

/** True when the evidence at hand contains every class of at least one accepted combination. */
export function accepts(combinations: EvidenceCombinations, atHand: readonly EvidenceClass[]): boolean {
  return combinations.some((combination) => combination.every((wanted) => atHand.includes(wanted)));
}
