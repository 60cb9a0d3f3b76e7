import type { VNode } from 'preact';
import { page, type PageContent, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, sitePages, withWords, writeHrefOf } from '#modules/strategy';

export interface PublicPage {
  title: string;
  content: VNode;
  crumbs?: readonly { text: string; href: string }[];
  description?: string;
  isInError?: boolean;
  linkPreview?: PageContent['linkPreview'];
  feeds?: PageContent['feeds'];
}

export const homeCrumb = { text: 'Home', href: '/' };
export const hubCrumbs = [homeCrumb, { text: 'Share and celebrate', href: '/stories' }];

/** A page of this room: short forms in full at first use, and at its end whether it can be read in easy words. */
export async function publicPage(ctx: RequestContext, { title, content, crumbs = hubCrumbs, description, isInError = false, linkPreview, feeds }: PublicPage): Promise<Reply> {
  const address = sitePages.some((each) => each.address === ctx.path) ? ctx.path : null;
  const easyRead = address ? await ctx.read((tx) => easyReadOf(tx, 'page', address)) : null;
  return page({
    title, isInError, linkPreview, feeds, breadcrumbs: [...crumbs], ...(description ? { description } : {}), currentSection: '/stories',
    content: await withWords(ctx, <>
      {content}
      <div class="nhsuk-u-reading-width"><EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} /></div>
    </>),
  });
}
