import { organisationsWhere } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { sentences } from '../permissions.ts';
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
        <p><a href={`/quality/variation/${measure.code}`}>See the differences between peers</a></p>
        {organisationsWhere(sentences, ctx.viewer, 'define measures').length > 0 && <p><a href={`/quality/own-measures/new?copy=${measure.code}`}>Make a copy of your own</a>{measure.standing === 'own' && <> · <a href={`/quality/own-measures/${measure.code}/change`}>Change the definition</a></>}</p>}
        <MeasureResults measure={measure} results={results} page={at} />
      </>
    ),
  });
}
