/**
 * The service draws no page: the browser does, from nothing. What Svelte carries for a page that came drawn is left out by making constants of
 * the switches that nothing turns on; the bundler drops what stands behind them.
 */
const SWITCHES = [
  {
    file: 'svelte/src/internal/client/dom/hydration.js',
    set: /^\thydrating = .*$/m,
    declared: /export let (hydrating = )/,
  },
  { file: 'svelte/src/internal/flags/index.js', set: /^\t\w+_flag = .*$/gm, declared: /export let (\w+_flag = )/g },
];

/** Calls of compiled components that do something only while a drawn page is taken over. */
export const ONLY_FOR_HYDRATION = ['$.reset', '$.next'];

export const neverHydrated = () => ({
  name: 'never-hydrated',
  apply: 'build',
  transform(code, id) {
    const found = SWITCHES.find(({ file }) => id.endsWith(file));
    if (found === undefined) return undefined;
    const text = code.replace(found.set, '').replace(found.declared, 'export const $1');
    if (!found.declared.test(code) || text === code) throw new Error(`${id} is not what never-hydrated.mjs knows.`);
    return { code: text, map: null };
  },
});
