/** Where the page is: `#/run/R1/stacks` is ['run', 'R1', 'stacks']. The address is all that a reload needs. */
export const route = $state<{ path: readonly string[] }>({ path: parts() });

function parts(): readonly string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

window.addEventListener('hashchange', () => {
  route.path = parts();
  window.scrollTo(0, 0);
});

export function go(...path: readonly string[]): void {
  location.hash = `/${path.map(encodeURIComponent).join('/')}`;
}
