import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import { keptBriefly, type Tx } from '#platform/db';
import { sharedScope } from '#platform/fragments';
import { page, type PageContent, type Reply, type RequestContext } from '#platform/http';

type DrawnPage = Omit<PageContent, 'content'> & { content: VNode };
interface Kept {
  facts: Omit<PageContent, 'content'>;
  html: string;
}

/**
 * Counting the results of a country takes longer than a page may: whoever looks within a minute gets what was counted last, while it is
 * counted anew after ten seconds. Not kept by revision, because figures that come in all day would make every reader wait.
 */
const pages = keptBriefly<Kept>({ milliseconds: 10_000, lateMilliseconds: 60_000, most: 200 });

/** A page for everybody with the same roles, drawn at most every ten seconds. `key`: everything of the address that it depends on. */
export async function keptPage(ctx: RequestContext, key: string, draw: (tx: Tx) => Promise<DrawnPage>): Promise<Reply> {
  const { key: scopeKey, scope } = sharedScope(ctx.viewer);
  const { facts, html } = await pages(ctx.store, JSON.stringify([scopeKey, key]), () => ctx.store.reading(scope, async (tx) => {
    const { content, ...others } = await draw(tx);
    return { facts: others, html: render(content) };
  }));
  return page({ ...facts, content: { html } });
}
