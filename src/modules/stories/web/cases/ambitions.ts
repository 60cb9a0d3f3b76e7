import type { Tx } from '#platform/db';
import { flatten, strategyHead, strategyTree } from '#modules/strategy';

/** The ambitions of the national strategy as it stands, in printed order. */
export async function ambitions(tx: Tx): Promise<{ code: string; title: string }[]> {
  const head = await strategyHead(tx, 'nat');
  return flatten(await strategyTree(tx, head.id, head.version.number)).filter(({ type }) => type === 'ambition').map(({ code, title }) => ({ code, title }));
}
