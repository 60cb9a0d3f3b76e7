import { z } from 'zod';
import { Invalid } from '#platform/errors';
import { post, type Reply, type RequestContext, type Route } from '#platform/http';
import { parseForm } from '#ui/forms';
import { shareFigures } from '../../commands/publishing/share-figures.ts';
import { exampleSeriesId } from '../../data/example-series.ts';
import { audiences } from '../../domain/publishing/audience.ts';
import { savedAt } from '../saved.ts';

export const publishingRoutes: readonly Route[] = [post('/quality/series/:id/audience', 'share figures', share, { example: { id: exampleSeriesId } })];

const schema = z.object({ audience: z.enum(audiences, 'Choose who may see them') });

async function share(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(schema, ctx.body);
  // Every choice is on the page and one is always chosen.
  if (!parsed.ok) throw new Invalid('Choose who may see these figures.');
  await ctx.write((tx) => shareFigures(tx, ctx, { seriesId: id, audience: parsed.value.audience }));
  return savedAt(`/quality/series/${id}`, 'figures-shared');
}
