import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import { keptBriefly, stateOf, type Tx } from '#platform/db';
import { sharedScope } from '#platform/fragments';
import { page, type PageContent, type Reply, type RequestContext } from '#platform/http';

type DrawnPage = Omit<PageContent, 'content'> & { content: VNode };
interface Kept {
  facts: Omit<PageContent, 'content'>;
  html: string;
}

/**
 * Drawn once for everybody with the same roles who looks in the next moments. "briefly": until something is written, and two seconds at most. "while counting": whoever looks within two
 * minutes gets what was counted last, while a country is counted anew after half a minute, because figures come in all day; such a page says so.
 */
const shelves = {
  briefly: keptBriefly<Kept>({ milliseconds: 2_000, most: 200 }),
  'while counting': keptBriefly<Kept>({ milliseconds: 30_000, lateMilliseconds: 120_000, most: 200 }),
};

/** A page that tells nothing about one person and holds no form that is sent. `key`: everything of the address that it depends on. */
export async function keptPage(ctx: RequestContext, { key, kept }: { key: string; kept: keyof typeof shelves }, draw: (tx: Tx) => Promise<DrawnPage>): Promise<Reply> {
  const { key: scopeKey, scope } = sharedScope(ctx.viewer);
  const state = kept === 'briefly' ? await stateOf(ctx.store) : '';
  const { facts, html } = await shelves[kept](ctx.store, JSON.stringify([scopeKey, key, state]), () => ctx.store.reading(scope, async (tx) => {
    const { content, ...others } = await draw(tx);
    return { facts: others, html: render(content) };
  }));
  return page({ ...facts, content: { html } });
}
