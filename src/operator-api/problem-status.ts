/** Status of each code that is not of the plain shape of its room. */
const STATUS: Readonly<Record<string, number>> = {
  'operator-api.foreign-host': 421,
  'operator-api.foreign-origin': 403,
  'operator-api.not-json': 415,
  'operator-api.no-such-route': 404,
  'operator-api.no-such-site': 404,
  'operator-api.no-such-stack': 404,
  'operator-api.no-such-file': 404,
  'operator-api.too-large': 413,
  'operator-api.too-many-streams': 503,
  'operator-api.broken': 500,
  'orchestrator.no-such-run': 404,
  'orchestrator.prompt-closed': 409,
  'orchestrator.site-busy': 409,
  'orchestrator.site-changed': 409,
  'orchestrator.run-ended': 409,
  'orchestrator.already-started': 409,
  'orchestrator.not-offered': 409,
  'orchestrator.nothing-to-correct': 409,
  'orchestrator.closed': 503,
  'app.journal-not-older': 409,
  'app.no-such-training-site': 404,
  'app.too-many-training-sites': 409,
  'orchestrator.out-of-date': 409,
  'storage.file-too-large': 413,
  'storage.file-type': 415,
  'storage.stream-moved': 409,
  'storage.key-used': 409,
  'storage.bad-name': 400,
  'storage.disk-full': 507,
};

/** The HTTP status of a problem by its code: 503 for a store that does not write, 400 for what the caller can put right. */
export function statusOf(code: string): number {
  const known = STATUS[code];
  if (known !== undefined) return known;
  return code.startsWith('storage.') ? 503 : 400;
}
