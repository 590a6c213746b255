import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess({ script: true }),
  compilerOptions: {
    runes: true,
    discloseVersion: false,
    // Named by its style: two parts of one name have one style too.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
  },
};
