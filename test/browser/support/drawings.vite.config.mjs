import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export default defineConfig({
  root: path.join(ROOT, 'web'),
  plugins: [svelte()],
  publicDir: false,
  build: {
    outDir: path.join(ROOT, '.cache', 'browser-drawings'),
    emptyOutDir: true,
    lib: {
      entry: path.join(import.meta.dirname, 'drawings.entry.mjs'),
      formats: ['iife'],
      name: 'drawings',
      fileName: () => 'drawings.js',
    },
  },
});
