import { tick } from 'svelte';

/** A heading that nobody sent the focus to takes it when what had it has left the page: keys and screen readers go on from there. */
export function takesFocus(heading: HTMLElement): void {
  void tick().then(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) heading.focus();
  });
}
