import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { measureByCode } from '../queries/measures.ts';
import { measureResults } from '../queries/results/measure-results.ts';
import { Definition } from './definition.tsx';
import { MeasureResults, RESULTS_ON_A_PAGE } from './results/measure-results.tsx';

export async function showMeasure(ctx: RequestContext): Promise<Reply> {
  const asked = Number(ctx.query['page'] ?? 1);
  const at = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const { measure, results } = await ctx.read(async (tx) => {
    const found = await measureByCode(tx, ctx.params['code'] ?? '');
    return { measure: found, results: await measureResults(tx, found.id, { limit: RESULTS_ON_A_PAGE, offset: (at - 1) * RESULTS_ON_A_PAGE }) };
  });
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
