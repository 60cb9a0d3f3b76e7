import type { JSX } from 'preact';
import { may, organisationsWhere } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { get, page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { keepOwnMeasure } from '../../commands/measures/keep-own-measure.ts';
import { ambitions } from '../../domain/ambitions.ts';
import { chartsFor, chartWords } from '../../domain/judging/chart-kinds.ts';
import { measureFormSchema } from '../../domain/measures/measure-form.ts';
import { sentences } from '../../permissions.ts';
import { measureByCode, type MeasureLine } from '../../queries/measures.ts';
import { savedAt } from '../saved.ts';

const MAY = 'define measures';

export const ownMeasureRoutes: readonly Route[] = [
  get('/quality/own-measures/new', MAY, (ctx) => drawn(ctx, null)),
  post('/quality/own-measures', MAY, (ctx) => keep(ctx, null)),
  get('/quality/own-measures/:code/change', MAY, (ctx) => drawn(ctx, ctx.params['code'] ?? ''), { example: { code: 'vale-rural-six-weeks' } }),
  post('/quality/own-measures/:code/change', MAY, (ctx) => keep(ctx, ctx.params['code'] ?? ''), { example: { code: 'vale-rural-six-weeks' } }),
];

async function keep(ctx: RequestContext, code: string | null): Promise<Reply> {
  const asked = await wordsAsked(ctx, measureFormSchema, { fields: { name: 'Name', numerator: 'Top of the fraction', denominator: 'Bottom of the fraction', caution: 'Read with care' } });
  if (asked) return drawn(ctx, code, asked);
  const parsed = parseForm(measureFormSchema, ctx.body);
  if (!parsed.ok) return drawn(ctx, code, parsed);
  return refusedOrOvertakenInForm(async () => {
    const kept = await ctx.write((tx) => keepOwnMeasure(tx, ctx, { code, given: parsed.value }));
    return savedAt(`/quality/measures/${kept}`, 'measure-kept');
  }, (errors) => drawn(ctx, code, { state: { ...typedState(measureFormSchema, ctx.body), errors } }));
}

/** The form of a definition: empty, as a copy of another (`?copy=`), or as it stands. */
async function drawn(ctx: RequestContext, code: string | null, { state, advice }: { state?: FormState; advice?: Advice } = {}): Promise<Reply> {
  const copied = typeof ctx.query['copy'] === 'string' ? ctx.query['copy'] : '';
  const { model, owner, places } = await ctx.read(async (tx) => ({
    model: code !== null || copied !== '' ? await measureByCode(tx, code ?? copied) : null,
    owner: code === null ? null : ((await tx.selectFrom('quality.measure').select('organisation_id').where('code', '=', code).executeTakeFirst())?.organisation_id ?? null),
    places: [...(await organisationsById(tx, organisationsWhere(sentences, ctx.viewer, MAY))).values()],
  }));
  if (code !== null && (owner === null || !may(sentences, ctx.viewer, MAY, owner))) throw new Forbidden();
  const title = code === null ? 'Define a measure of your own' : 'Change the definition';
  return page({
    title, isInError: (state?.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, ...(model ? [{ text: model.name, href: `/quality/measures/${model.code}` }] : [])],
    content: (
      <div class="nhsuk-u-reading-width">
        {state && <FormErrorSummary state={state} />}
        <h1 class="nhsuk-heading-l">{title}</h1>
        <p>{code === null ? 'Anyone can read a definition. Nothing is counted until figures are loaded.' : 'The definition is kept as a whole new version, and the old one stays. How the figure is given, how often and whom it counts cannot change: that would be another measure.'}</p>
        <Form action={code === null ? '/quality/own-measures' : `/quality/own-measures/${code}/change`} csrfToken={ctx.csrf()} state={state ?? formState(model ? valuesOf(model, owner ?? places[0]?.id ?? '') : { organisationId: places[0]?.id ?? '', smallestGroup: '8', peopleIn: 'both', ruleSet: 'nhsr-0.2.2', chart: 'xmr' })}>
          {code !== null ? <HiddenField name="organisationId" value={owner ?? ''} /> : <SelectField name="organisationId" label={{ text: 'Organisation', size: 's' }} items={places.map(({ id, name }) => ({ value: id, text: name }))} />}
          <Fields />
          <Button text="Keep this definition" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

const valuesOf = (model: MeasureLine, organisationId: string) => ({
  organisationId, name: model.name, ambition: model.ambition, kind: model.kind, numerator: model.numerator, denominator: model.denominator ?? '', unit: model.unit, multiplier: String(model.multiplier), unitWords: model.unitWords,
  peopleIn: model.peopleIn, direction: model.direction, grain: model.grain, source: model.source, included: model.included, excluded: model.excluded, caution: model.caution, ownerRole: model.ownerRole,
  smallestGroup: String(model.smallestGroup), chart: model.chart, ruleSet: model.ruleSet,
});

const charts = ([['percent', 'percentages'], ['rate', 'rates'], ['mean', 'means'], ['count', 'counts']] as const).flatMap(([unit, of]) => chartsFor(unit).map((kind) => ({ kind, of })));
const chartItems = [...Map.groupBy(charts, ({ kind }) => kind)].map(([kind, uses]) => ({ value: kind, text: chartWords[kind], hint: `For ${uses.map(({ of }) => of).join(', ')}` }));

function Fields(): JSX.Element {
  return (
    <>
      <TextField name="name" label={{ text: 'Name', size: 's' }} />
      <RadiosField name="ambition" legend={{ text: 'Ambition', size: 's' }} items={ambitions.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
      <TextField name="kind" label={{ text: 'What kind of measure', size: 's' }} hint="Such as access, safety, outcomes, experience, retention or cost" />
      <TextareaField name="numerator" label={{ text: 'Top of the fraction: what is counted', size: 's' }} maxlength={300} />
      <TextareaField name="denominator" label={{ text: 'Bottom of the fraction: out of what', size: 's' }} hint="Leave it empty for a plain count" maxlength={300} />
      <RadiosField name="unit" legend={{ text: 'How the figure is given', size: 's' }} items={[{ value: 'percent', text: 'As a percentage' }, { value: 'rate', text: 'As a rate' }, { value: 'mean', text: 'As a mean' }, { value: 'count', text: 'As a plain count' }]} />
      <TextField name="multiplier" label={{ text: 'For how many', size: 's' }} hint="For a rate, such as 1000. Leave it empty otherwise." width={5} inputmode="numeric" />
      <TextField name="unitWords" label={{ text: 'Words after the figure', size: 's' }} hint="Such as “for each 1,000 contacts”" />
      <SelectField name="peopleIn" label={{ text: 'Which number counts people', size: 's' }} hint="So that few people are never shown" items={[{ value: 'both', text: 'Both: those on top are some of those below' }, { value: 'denominator', text: 'Only the number below' }, { value: 'numerator', text: 'Only the number on top' }, { value: 'separate', text: 'Neither: days, hours or pounds' }, { value: 'none', text: 'Nobody stands behind it' }]} />
      <RadiosField name="direction" legend={{ text: 'Which way is better', size: 's' }} items={[{ value: 'increase', text: 'Higher is better' }, { value: 'decrease', text: 'Lower is better' }, { value: 'neutral', text: 'Neither by itself' }]} />
      <RadiosField name="grain" legend={{ text: 'How often', size: 's' }} items={[{ value: 'month', text: 'Each month' }, { value: 'quarter', text: 'Each quarter' }, { value: 'year', text: 'Each year' }]} />
      <TextareaField name="source" label={{ text: 'Where the figures come from', size: 's' }} maxlength={300} />
      <TextareaField name="included" label={{ text: 'Counted', size: 's' }} maxlength={300} /><TextareaField name="excluded" label={{ text: 'Not counted', size: 's' }} maxlength={300} />
      <TextareaField name="caution" label={{ text: 'Read with care', size: 's' }} maxlength={300} />
      <TextField name="ownerRole" label={{ text: 'Who answers for it', size: 's' }} />
      <TextField name="smallestGroup" label={{ text: 'Smallest group that is shown', size: 's' }} hint="8 people or more" width={3} inputmode="numeric" />
      <RadiosField name="chart" legend={{ text: 'Chart', size: 's' }} hint="With fewer than 12 figures it is a run chart, whatever is chosen" items={chartItems} />
      <RadiosField name="ruleSet" legend={{ text: 'Rules', size: 's' }} items={[{ value: 'nhsr-0.2.2', text: 'As NHSRplotthedots 0.2.2' }, { value: 'mdc-2023', text: 'Making Data Count, 2023' }, { value: 'powerbi-spc', text: 'As the Power BI visual PowerBI-SPC 1.7.4' }, { value: 'anhoej', text: 'Longest run and crossings (Anhøj)' }]} />
      <TextareaField name="reason" label={{ text: 'Why it is defined like this, or why it changes', size: 's' }} maxlength={300} />
    </>
  );
}
