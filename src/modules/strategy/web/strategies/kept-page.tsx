import { keptPage as keep, type KeepingPage } from '#platform/fragments';
import type { Reply, RequestContext } from '#platform/http';

/** A page that is kept until what it tells about changes: `strategy:CODE` for one strategy, `strategies` for anything in any of them. */
export const keptPage = (ctx: RequestContext, { topics, ...keeping }: KeepingPage): Promise<Reply> =>
  // Names of organisations stand on every page; the directory says when one changes.
  keep(ctx, { ...keeping, topics: [...topics, 'organisations'] });
