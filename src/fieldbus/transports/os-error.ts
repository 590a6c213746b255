/** The code of an operating system's error (`EAGAIN`), or ''. By shape: an error may come from another realm than this file's. */
export function osErrorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The text of whatever was thrown. */
export function osErrorText(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
