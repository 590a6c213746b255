import { prefs } from '../../shell/prefs.svelte';

const KEYS = new Set([' ', 'Enter', 'AudioVolumeUp', 'MediaPlayPause', 'MediaTrackNext']);

/**
 * True for a key that stands for the one large button: space, Enter, a volume key where the browser hands it out, the button of a headset or
 * a Bluetooth remote. Never while something else has the focus that the key would press, never for a key that is held down, and
 * never where the person switched single keys off (WCAG 2.1.4).
 */
export function physicalKey(event: KeyboardEvent): boolean {
  if (!prefs.keys || !KEYS.has(event.key) || event.repeat || event.defaultPrevented) return false;
  const at = event.target;
  const takesKeys =
    at instanceof Element && at.closest('button, a, input, select, textarea, summary, [role="button"]') !== null;
  if (takesKeys && (event.key === ' ' || event.key === 'Enter')) return false;
  event.preventDefault();
  return true;
}
