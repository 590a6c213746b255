/** A box that is too narrow for its table can be scrolled by keys too; one that is wide enough is no stop of the Tab key. */
export const scrolls =
  (label: string) =>
  (box: HTMLElement): (() => void) => {
    const look = () => {
      const narrow = box.scrollWidth > box.clientWidth;
      box.tabIndex = narrow ? 0 : -1;
      if (narrow) box.setAttribute('role', 'region');
      else box.removeAttribute('role');
      if (narrow) box.setAttribute('aria-label', label);
      else box.removeAttribute('aria-label');
    };
    const seen = new ResizeObserver(look);
    seen.observe(box);
    look();
    return () => seen.disconnect();
  };
