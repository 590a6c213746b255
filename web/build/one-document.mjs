import { readFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync, transformWithOxc } from 'vite';

const FIRST_READ = path.resolve(import.meta.dirname, '../src/first-read.ts');
const ICON = path.resolve(import.meta.dirname, '../public/icon.svg');

/** Text that closes no element it stands in. */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();

/** What the head runs at once, by itself: plain code that knows where the words of each language lie. */
async function firstRead(words) {
  const { code } = await transformWithOxc(readFileSync(FIRST_READ, 'utf8'), FIRST_READ);
  const whole = code.replace('WORDS_OF', JSON.stringify(words));
  return minifySync('first-read.js', whole, { module: false, mangle: { toplevel: true } }).code;
}

/** An element of the document; what is not there is a change of Vite's that somebody must look at. */
function replaced(html, pattern, by) {
  if (!pattern.test(html)) throw new Error(`The document has no ${pattern}.`);
  return html.replace(pattern, () => by);
}

async function inline(_options, bundle) {
  const files = Object.values(bundle);
  const entry = files.find((file) => file.isEntry);
  const other = files.find((file) => file.type === 'chunk' && file.imports.includes(entry.fileName));
  if (other !== undefined) throw new Error(`${other.fileName} would load the first script a second time.`);
  const style = files.find(({ fileName }) => entry.viteMetadata.importedCss.has(fileName));
  const words = files.flatMap(({ fileName, moduleIds = [] }) =>
    moduleIds
      .flatMap((id) => /src\/words\/(?!en\/)([\w-]+)\/ui\.ts$/.exec(id)?.[1] ?? [])
      .map((language) => [language, `./${fileName}`]),
  );
  const html = bundle['index.html'];
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(ICON, 'utf8').trim())}`;
  let text = html.source;
  text = replaced(text, /\s*<script type="module"[^>]*><\/script>/, '');
  text = replaced(text, /\s*<link rel="stylesheet"[^>]*>/, `<style>${style.source.trim()}</style>`);
  text = replaced(text, /"\.\/icon\.svg"/, `"${icon}"`);
  text = replaced(text, /(?=<link)/, `<script>${inScript(await firstRead(Object.fromEntries(words)))}</script>`);
  text = replaced(text, /<\/body>/, `<script type="module">${inScript(entry.code)}</script></body>`);
  if (text.includes('__VITE_')) throw new Error('The script is not finished yet.');
  html.source = text;
  delete bundle[entry.fileName];
  delete bundle[style.fileName];
}

/**
 * The script of the first screen, its style and its icon stand in the document itself: while they arrive, the browser already asks for the rest
 * (the code that all parts share, and the run). Nothing waits for something else to be read first. The service names their digests in its
 * policy (`src/app/page.ts`).
 */
export const oneDocument = () => ({
  name: 'one-document',
  apply: 'build',
  enforce: 'post',
  // After everybody else: Vite puts the names of the parts into the script last of all.
  generateBundle: { order: 'post', handler: inline },
});
