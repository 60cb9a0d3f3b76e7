import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Tx } from '#platform/db';
import { fragmentsOf, sharedScope } from '#platform/fragments';
import { page, type PageContent, type Reply, type RequestContext, type Viewer } from '#platform/http';

type DrawnPage = Omit<PageContent, 'content'> & { content: VNode };

interface Keeping {
  /** What the page tells about: `strategy:CODE` for one strategy, `strategies` for anything in any of them. */
  topics: readonly string[];
  /** The page and everything of the address that it depends on. */
  key: string;
  draw(tx: Tx, viewer: Viewer): Promise<DrawnPage>;
}

/**
 * A page that is kept until what it tells about changes. It is drawn in a scope that everyone with the same roles shares,
 * so it may say "you may edit this", and never anything about one person. Forms, with their token, are never kept.
 */
export async function keptPage(ctx: RequestContext, { topics, key, draw }: Keeping): Promise<Reply> {
  const { key: scopeKey, scope } = sharedScope(ctx.viewer);
  // Names of organisations stand on every page; the directory says when one changes.
  const told = [...topics, 'organisations'];
  const kept = await fragmentsOf(ctx.store).fragment({
    topics: told, key, scopeKey, fresh: ctx.query['saved'] !== undefined,
    render: () => ctx.store.reading(scope, async (tx) => pack(await draw(tx, ctx.viewer))),
  });
  return page(unpack(kept));
}

/** Kept as one text: the page's own facts on the first line, its HTML after it. */
function pack({ content, ...facts }: DrawnPage): string {
  return `${JSON.stringify(facts)}\n${render(content)}`;
}

function unpack(kept: string): PageContent {
  const end = kept.indexOf('\n');
  const facts = JSON.parse(kept.slice(0, end)) as Omit<PageContent, 'content'>;
  return { ...facts, content: { html: kept.slice(end + 1) } };
}
