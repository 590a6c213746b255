/**
 * Lets no click through that is the second of a pair whose first went to the step before: a glove bounced, and what stands in its place now
 * nobody has read. The browser counts them.
 */
export function ownTaps(node: HTMLElement): void {
  let begun = false;
  const look = (event: MouseEvent): void => {
    begun ||= event.detail < 2;
    if (begun) return;
    event.preventDefault();
    event.stopPropagation();
  };
  node.addEventListener('click', look, true);
}

/** What sends an answer from a place where something else was tapped just now: not by the second tap of a pair either. */
export const single =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) act();
  };
