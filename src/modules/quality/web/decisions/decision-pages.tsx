import { z } from 'zod';
import { may } from '#platform/access';
import { FinancialYear } from '#platform/clock';
import { page, pageAsked, pageOf, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';
import { DateField, dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { nameFigures } from '../../commands/decisions/name-figures.ts';
import { sentences } from '../../permissions.ts';
import { figureUses, USES_ON_A_PAGE, type FigureUse } from '../../queries/decisions/figure-uses.ts';
import { seriesPage } from '../../queries/series-page.ts';
import { optionalWords, wordsAnswer } from '../answers.ts';
import { crumbsOf } from '../judging/judging-page.tsx';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { FigureUseCard } from './figure-use-card.tsx';

/** All decisions that name their figures, as far as the viewer may see these. */
export async function showDecisions(ctx: RequestContext): Promise<Reply> {
  const asked = pageAsked(ctx);
  const { uses, total, at } = await ctx.read(async (tx) => {
    const { total: all } = await figureUses(tx, {});
    const found = pageOf(asked, all, USES_ON_A_PAGE);
    return { ...(await figureUses(tx, { page: found })), at: found };
  });
  return page({
    title: 'Decisions and their figures', currentSection: '/co-evaluation', breadcrumbs: dashboardTrail(),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Decisions and their figures</h1>
        <p>What was decided with which figures in hand. The figures are kept as they stood on the day.</p>
        {total === 0 && <p>No decision names its figures yet. Open a chart and choose “Decisions made with these figures”.</p>}
        <Uses ctx={ctx} uses={uses} />
        <Paging page={at} pageCount={Math.ceil(total / USES_ON_A_PAGE)} hrefOf={(to) => `/quality/decisions?page=${to}`} ariaLabel="Pages of decisions" />
      </div>
    ),
  });
}

const Uses = ({ ctx, uses }: { ctx: RequestContext; uses: readonly FigureUse[] }) => <>{uses.map((use) => <FigureUseCard use={use} takeBackHref={may(sentences, ctx.viewer, 'name figures behind decisions', use.organisationId) ? `/quality/decisions/${use.id}/taking-back` : null} />)}</>;

/** Decisions that were made with one chart, and a form for the next. */
export async function showSeriesDecisions(ctx: RequestContext, state: FormState = emptyForm, advice?: Advice): Promise<Reply> {
  const { series, uses, objectives } = await ctx.read(async (tx) => {
    const found = await seriesPage(tx, ctx.params['id'] ?? '');
    return { series: found, uses: (await figureUses(tx, { seriesId: found.id })).uses, objectives: await objectiveLines(tx, { organisationId: found.organisationId, yearStart: FinancialYear.at(ctx.now).startYear, asAt: ctx.now }) };
  });
  return page({
    title: `Decisions made with figures: ${series.measure.name}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbsOf(series),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Decisions made with these figures<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure.name}, {series.unit}</span></h1>
        {uses.length === 0 && <p>No decision names these figures yet.</p>}
        <Uses ctx={ctx} uses={uses} />
        {may(sentences, ctx.viewer, 'name figures behind decisions', series.organisationId) && <DecisionForm ctx={ctx} id={series.id} state={state} advice={advice} objectives={objectives} />}
        <p><a href="/quality/decisions">All decisions and their figures</a></p>
      </div>
    ),
  });
}

const cut = (words: string): string => (words.length > 90 ? `${words.slice(0, 88)}…` : words);

function DecisionForm({ ctx, id, state, advice, objectives }: { ctx: RequestContext; id: string; state: FormState; advice: Advice | undefined; objectives: readonly ObjectiveLine[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Name these figures behind a decision</h2>
      <p>Whoever may see the figures can read it. The figures are kept as they stand now. It does not say who wrote it.</p>
      <Form action={`/quality/series/${id}/decisions`} csrfToken={ctx.csrf()} state={state}>
        <TextareaField name="decision" label={{ text: 'What was decided?', size: 's' }} rows={3} />
        <TextField name="decidedBy" label={{ text: 'Who decided?', size: 's' }} hint="A role or a meeting, such as podiatry team meeting" />
        <DateField name="decidedOn" legend={{ text: 'When?', size: 's' }} />
        <SelectField name="objectiveId" label={{ text: 'Which objective does it belong to? (optional)', size: 's' }} items={[{ value: '', text: 'None' }, ...objectives.map(({ id: value, wording }) => ({ value, text: cut(wording) }))]} />
        <Button text="Save the decision" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}

const schema = z.object({
  decision: wordsAnswer('Say what was decided', 'What was decided', { max: 1000 }), decidedBy: wordsAnswer('Say who decided', 'Who decided', { min: 2, max: 120 }),
  decidedOn: dateAnswer({ missing: 'Enter the day of the decision', name: 'The day' }), objectiveId: optionalWords('The objective', 60),
});

export async function takeDecision(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return showSeriesDecisions(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showSeriesDecisions(ctx, parsed.state);
  const seriesId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => nameFigures(tx, ctx, { ...parsed.value, objectiveId: parsed.value.objectiveId || null, seriesId }));
    return savedAt(`/quality/series/${seriesId}/decisions`, 'figures-named');
  }, (errors) => showSeriesDecisions(ctx, { ...typedState(schema, ctx.body), errors }));
}
