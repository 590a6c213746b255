import type { Page } from 'playwright-core';

/** 15 mm on a phone of 360 css pixels. */
const LARGE = 80;
const LEAST = 44;

const HIDDEN = `(el) => { const at = el.getBoundingClientRect(); return at.width <= 1 || at.height <= 1 || getComputedStyle(el).visibility === 'hidden'; }`;

/** What there is to scroll for on the page, in css pixels; nothing where all fits. */
export async function mustScroll(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const main = document.querySelector('main');
    const down = main.scrollHeight - main.clientHeight;
    const across = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return [...(down > 0 ? ['down by ' + down] : []), ...(across > 0 ? ['across by ' + across] : [])];
  })()`);
}

/** Targets that a glove would miss: large ones under 15 mm, any other under 44 css pixels. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const hidden = ${HIDDEN};
    return [...document.querySelectorAll('button, a[href], input, select, textarea')].flatMap((el) => {
      if (hidden(el) || el.closest('.unseen')) return [];
      // Who taps the words beside a mark ticks it.
      const { width, height } = (el.matches('[type=radio], [type=checkbox]') && el.closest('label') || el).getBoundingClientRect();
      const least = el.matches('.big') ? ${LARGE} : ${LEAST};
      const small = height < least - 0.5 || width < ${LEAST} - 0.5;
      return small ? [(el.innerText || el.getAttribute('aria-label') || el.tagName).trim() + ': ' + Math.round(width) + ' x ' + Math.round(height)] : [];
    });
  })()`);
}

/** Words of headings, buttons, labels and choices that are cut off: wider or higher than the box that hides the rest. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const hidden = ${HIDDEN};
    const ink = document.createElement('canvas').getContext('2d');
    const chosen = [...document.querySelectorAll('select')].flatMap((el) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(el);
      const words = el.selectedOptions[0]?.text ?? '';
      ink.font = font;
      const room = el.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return hidden(el) || ink.measureText(words).width <= room ? [] : ['choice: ' + words];
    });
    const words = [...document.querySelectorAll('h1, h2, h3, p, button, label, a[href]')].flatMap((el) => {
      const { overflowX, overflowY } = getComputedStyle(el);
      const { right, left } = el.getBoundingClientRect();
      const cut = (overflowX === 'hidden' && el.scrollWidth > el.clientWidth + 1) || (overflowY === 'hidden' && el.scrollHeight > el.clientHeight + 1);
      const outside = right > innerWidth + 1 || left < -1;
      if (hidden(el) || el.matches('.skip') || el.closest('.unseen') || !(cut || outside)) return [];
      return [(el.innerText || el.getAttribute('aria-label') || el.className).trim().slice(0, 60)];
    });
    return [...words, ...chosen];
  })()`);
}
