/*
 * Stands in the head of the document and runs before the rest of it is here: what the first screen is going to ask for is asked for now.
 * `api/call.ts` takes up the answer. No import and no export: nothing else is loaded yet.
 */

interface Window {
  firstRead?: {
    readonly path: string;
    readonly language: string | undefined;
    /** Its body is read too, so that the step is drawn with the first frame. */
    readonly answer: Promise<{ readonly ok: boolean; readonly status: number; readonly body: unknown }>;
  };
}

/** Where the words lie of each language that is not in the script; the build knows. */
declare const WORDS_OF: Readonly<Record<string, string>>;

try {
  const { language, name } = JSON.parse(localStorage.getItem('stackhand') ?? '{}') as Record<string, string>;
  const words = WORDS_OF[language ?? ''];
  if (words !== undefined)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: words }));
  const run = /^#\/?run\/([^/]+)/.exec(location.hash)?.[1];
  if (name && run !== undefined) {
    const path = `api/runs/${decodeURIComponent(run)}`;
    const headers = { accept: 'application/json', ...(language === undefined ? {} : { 'accept-language': language }) };
    const answer = fetch(path, { headers, cache: 'no-store' }).then(async (response) => {
      const body: unknown = await response.json().catch(() => undefined);
      return { ok: response.ok, status: response.status, body };
    });
    answer.catch(() => undefined);
    window.firstRead = { path, language, answer };
  }
} catch {
  // A browser that keeps nothing: the page asks by itself, a little later.
}
