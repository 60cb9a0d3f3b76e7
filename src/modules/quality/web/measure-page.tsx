import { organisationsWhere } from '#platform/access';
import { pageAsked, pageOf, type Reply, type RequestContext, type Viewer } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { sentences } from '../permissions.ts';
import { measureByCode, type MeasureLine } from '../queries/measures.ts';
import { measureResults } from '../queries/results/measure-results.ts';
import { Definition } from './definition.tsx';
import { keptPage } from './kept-page.ts';
import { MeasureResults, RESULTS_ON_A_PAGE } from './results/measure-results.tsx';
import { WorkedOut } from './working-out-page.tsx';

export async function showMeasure(ctx: RequestContext): Promise<Reply> {
  const [code, asked] = [ctx.params['code'] ?? '', pageAsked(ctx)];
  return keptPage(ctx, { key: `measure ${JSON.stringify([code, asked])}`, draw: async (tx, viewer) => {
    const measure = await measureByCode(tx, code);
    const at = pageOf(asked, measure.seriesCount, RESULTS_ON_A_PAGE);
    const results = await measureResults(tx, measure.id, { limit: RESULTS_ON_A_PAGE, offset: (at - 1) * RESULTS_ON_A_PAGE });
    return {
      title: measure.name, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }], currentSection: '/co-evaluation',
      content: (
        <>
          <h1 class="nhsuk-heading-l">{measure.name}</h1>
          {measure.standing === 'starter' && <p><Tag colour="grey" text="Starter, not official" /></p>}
          <Definition measure={measure} />
          <p><a href={`/quality/variation/${measure.code}`}>See the differences between peers</a></p>
          <DefineLinks measure={measure} viewer={viewer} />
          {measure.offeredBy !== null && <WorkedOut code={code} mayAsk={organisationsWhere(sentences, viewer, 'load figures').length > 0} />}
          <MeasureResults measure={measure} results={results} page={at} />
        </>
      ),
    };
  } });
}

function DefineLinks({ measure: { code, standing }, viewer }: { measure: MeasureLine; viewer: Viewer }) {
  if (organisationsWhere(sentences, viewer, 'define measures').length === 0) return null;
  return <p><a href={`/quality/own-measures/new?copy=${code}`}>Make a copy of your own</a>{standing === 'own' && <> · <a href={`/quality/own-measures/${code}/change`}>Change the definition</a></>}</p>;
}
