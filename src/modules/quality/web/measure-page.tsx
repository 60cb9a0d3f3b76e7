import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { Definition } from './definition.tsx';
import { keptMeasure } from './kept-measures.ts';
import { MeasureResults } from './results/measure-results.tsx';

export async function showMeasure(ctx: RequestContext): Promise<Reply> {
  const { measure, results, at } = await keptMeasure(ctx, ctx.params['code'] ?? '', Number(ctx.query['page'] ?? 1));
  return page({
    title: measure.name, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }], currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">{measure.name}</h1>
        {measure.standing === 'starter' && <p><Tag colour="grey" text="Starter, not official" /></p>}
        <Definition measure={measure} />
        <MeasureResults measure={measure} results={results} page={at} />
      </>
    ),
  });
}
