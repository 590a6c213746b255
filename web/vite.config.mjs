import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { neverHydrated, ONLY_FOR_HYDRATION } from './build/never-hydrated.mjs';
import { oneDocument } from './build/one-document.mjs';

const OUT = path.resolve(import.meta.dirname, '../dist/web');

/** The service hands out what is packed here: a Raspberry Pi has better things to do than to pack the same page again. */
const packed = () => ({
  name: 'packed',
  closeBundle() {
    for (const entry of readdirSync(OUT, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|svg|webmanifest)$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    }
  },
});

/**
 * The parts of the page that are fetched when they are opened, each as one file: what is packed together packs better, and a weak line carries one
 * file sooner than ten.
 */
const PARTS = [
  // A language other than English: whatever the page says in it.
  { name: (id) => /src\/words\/([\w-]+)\//.exec(id)?.[1] ?? null, test: /src\/words\/(?!en\/)[\w-]+\// },
  { name: 'training', test: /web\/src\/training|words\/en\/ui-training/ },
  { name: 'before', test: /web\/src\/before|words\/en\/ui-before/ },
  { name: 'after', test: /web\/src\/after|words\/en\/ui-after/ },
];

/** What the first screen shares with a part stands beside the document; all else of the first screen stands in it. */
const SHARED = {
  name: 'shared',
  test: /^\0|node_modules|web\/src\/(api\/call|shell\/\w+\.svelte\.ts|words\/)|MiniBank\.svelte$|src\/words\/(fill|language-list)\.ts/,
};

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the page works under whatever name and path the service is reached.
  base: './',
  plugins: [svelte(), neverHydrated(), oneDocument(), packed()],
  // Where a client is developed: `npx vite web`, with a service beside it.
  server: { proxy: { '/api': 'http://127.0.0.1:4680' } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the door allows no inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: { manualPureFunctions: ONLY_FOR_HYDRATION },
      output: {
        // Beside the document, so that its addresses hold where it stands in the document.
        entryFileNames: 'first.js',
        codeSplitting: { includeDependenciesRecursively: false, groups: [...PARTS, SHARED] },
      },
    },
  },
});
