import { mount } from 'svelte';
import App from './App.svelte';
import { prefs } from './shell/prefs.svelte';
import { ui } from '../../src/words/en/ui';
import { learn, speak } from './words/t.svelte';
import './style.css';

const target = document.getElementById('app');

async function begin(target: Element): Promise<void> {
  speak(ui);
  // Another language than English is on its way already; where it does not come, the page speaks English.
  await learn(prefs.language).catch(() => undefined);
  mount(App, { target });
}

if (target !== null) void begin(target);

// Only where the browser allows one (https or this machine); the page does not need it, and it is to delay nothing.
window.addEventListener('load', () => {
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('./sw.js').catch(() => undefined);
});
