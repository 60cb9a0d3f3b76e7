import { organisationsWhere } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { askForFigures } from '../commands/offers/ask-for-figures.ts';
import { sentences } from '../permissions.ts';
import { Definition } from './definition.tsx';
import { keptMeasure } from './kept-measures.ts';
import { savedAt } from './saved.ts';
import { MeasureResults } from './results/measure-results.tsx';

/** Its figures come out of records here: soon after something is recorded, each night, and when somebody asks. */
const WorkedOut = ({ ctx, code }: { ctx: RequestContext; code: string }) => (
  <div class="nhsuk-u-reading-width">
    <p>These figures are worked out of the records of this site, soon after something is recorded and each night. Nobody types them in.</p>
    {organisationsWhere(sentences, ctx.viewer, 'load figures').length > 0 && <Form action={`/quality/measures/${code}/working-out`} csrfToken={ctx.csrf()}><Button text="Work them out now" variant="secondary" small /></Form>}
  </div>
);

export async function workOut(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  await ctx.write((tx) => askForFigures(tx, ctx, code));
  return savedAt(`/quality/measures/${code}`, 'figures-asked-for');
}

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
        {measure.offeredBy !== null && <WorkedOut ctx={ctx} code={measure.code} />}
        <MeasureResults measure={measure} results={results} page={at} />
      </>
    ),
  });
}
