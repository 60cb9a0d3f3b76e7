import type { Store } from '#platform/db';

const TIMEOUT_MS = 10_000;
/** So many links a night: other people's sites are asked gently. */
const MOST = 200;

/** Whether an address answers. Anything under 400 works; 403 and 405 say that somebody is there. */
export type LinkAsker = (address: string) => Promise<boolean>;

export const askLink: LinkAsker = async (address) => {
  try {
    const { status } = await fetch(address, { method: 'HEAD', redirect: 'follow', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return status < 400 || status === 403 || status === 405;
  } catch {
    return false;
  }
};

/** Asks the links that nobody looked at for longest and keeps the answer; answers how many were asked. Only where the operator lets the site ask others. */
export async function checkLinks(store: Store, now: Date, ask: LinkAsker = askLink): Promise<number> {
  const links = await store.within({ as: 'worker' }, (tx) => tx.selectFrom('stories.library_item').select(['id', 'address']).where('address', 'is not', null).where('merged_into', 'is', null).orderBy('link_looked_at', (order) => order.asc().nullsFirst()).limit(MOST).execute());
  for (const { id, address } of links) {
    const works = await ask(address ?? '');
    await store.within({ as: 'worker' }, (tx) => tx.updateTable('stories.library_item').set({ link_status: works ? 'works' : 'broken', link_looked_at: now, link_looked_by: 'the site' }).where('id', '=', id).where('address', '=', address).execute());
  }
  return links.length;
}
