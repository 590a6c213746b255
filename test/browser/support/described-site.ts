import { createClient } from '../../../src/operator-api/client';

/** Tells a service of a site, or anew how it is. */
export async function describeSite(url: string, site: { readonly id: string }): Promise<void> {
  const address = `${url}/api/sites/${site.id}`;
  const { revision = 0 } = (await (await fetch(address)).json()) as { revision?: number };
  const response = await fetch(address, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-actor': 'Ana',
      'idempotency-key': createClient(url, 'Ana').newKey(),
    },
    body: JSON.stringify({ revision, site }),
  });
  if (!response.ok) throw new Error(`The service refused the site ${site.id}: ${await response.text()}`);
}
