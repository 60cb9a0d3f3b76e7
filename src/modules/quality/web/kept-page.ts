import { londonDay } from '#platform/clock';
import { keptPage as keep, type KeepingPage } from '#platform/fragments';
import type { Reply, RequestContext } from '#platform/http';
import { SITE_PAGES } from '#modules/strategy';

/** What pages of figures tell about; triggers note every change of it (ADR 0038). */
export const topicsOfFigures = ['figures', 'places', SITE_PAGES];

/** A page of figures that is kept until they change, or the day does: units open and close by the day. */
export const keptPage = (ctx: RequestContext, { key, ...keeping }: Omit<KeepingPage, 'topics'>): Promise<Reply> => keep(ctx, { ...keeping, key: `${key} ${londonDay(ctx.now)}`, topics: topicsOfFigures });
