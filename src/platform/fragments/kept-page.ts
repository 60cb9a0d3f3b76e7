import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Store, Tx } from '#platform/db';
import { keepMain, page, type KeptMain, type PageContent, type Reply, type RequestContext, type Viewer } from '#platform/http';
import { openFragments, type Fragments } from './fragments.ts';
import { openRevisions } from './revisions.ts';
import { sharedScope } from './shared-scope.ts';

type DrawnPage = Omit<PageContent, 'content'> & { content: VNode };

export interface KeepingPage {
  /** What the page tells about. */
  topics: readonly string[];
  /** The page and everything of the address, and of the day, that it depends on. */
  key: string;
  /** A page on which a country is counted, and which says that new figures count within two minutes. */
  mayBeLate?: boolean;
  draw(tx: Tx, viewer: Viewer): Promise<DrawnPage>;
}

interface KeptPage {
  facts: Omit<PageContent, 'content'>;
  main: KeptMain;
}

/**
 * A page that is kept until what it tells about changes. It is drawn in a scope that everyone with the same roles shares,
 * so it may say "you may edit this", and never anything about one person. Forms, with their token, are never kept.
 */
export async function keptPage(ctx: RequestContext, { draw, ...asked }: KeepingPage): Promise<Reply> {
  const { key: scopeKey, scope } = sharedScope(ctx.viewer);
  const { facts, main } = await keptPagesOf(ctx.store).fragment({
    ...asked, scopeKey, fresh: ctx.query['saved'] !== undefined,
    render: () => ctx.store.reading(scope, async (tx) => {
      const { content, ...others } = await draw(tx, ctx.viewer);
      return { facts: others, main: keepMain(render(content)) };
    }),
  });
  return page({ ...facts, content: main });
}

const ofStores = new WeakMap<Store, Fragments<KeptPage>>();

/** The pages that this process keeps, one collection per database. */
function keptPagesOf(store: Store): Fragments<KeptPage> {
  const found = ofStores.get(store) ?? openFragments<KeptPage>({ revisions: openRevisions(store), sizeOf: ({ main }) => main.mostBytes });
  ofStores.set(store, found);
  return found;
}
