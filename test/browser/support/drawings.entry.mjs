// Built by itself for one test: mounts the page's own drawing of a bank, and hands back what then stands in the document.
import { flushSync, mount, unmount } from 'svelte';
import { ui } from '../../../src/words/en/ui';
import BankPicture from '../../../web/src/drawings/BankPicture.svelte';
import { speak } from '../../../web/src/words/t.svelte';

speak(ui);

globalThis.drawn = (drawings) =>
  drawings.map((drawing) => {
    const target = document.createElement('div');
    document.body.append(target);
    const picture = mount(BankPicture, { target, props: { drawing, words: '' } });
    flushSync();
    const svg = [...target.querySelectorAll('svg')].find((each) => each.querySelector('.slot') !== null);
    const seen = svg.outerHTML;
    void unmount(picture);
    target.remove();
    return seen;
  });
