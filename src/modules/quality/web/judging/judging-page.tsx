import type { JSX } from 'preact';
import { may } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, TextField, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { expectedWords, judgingKinds, judgingWords, type JudgingKind } from '../../domain/judging/judging-forms.ts';
import { FEWEST_FOR_LIMITS } from '../../domain/judge.ts';
import { unitAfter } from '../../domain/measure.ts';
import { periodName } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { judgingLines, type JudgingLine } from '../../queries/judging/judging-lines.ts';
import { seriesPage, type SeriesPage } from '../../queries/series-page.ts';

/** Everything that sets how a series is judged: what holds, what has ended, and the ways to set more. */
export async function showJudging(ctx: RequestContext, failed: { id: string; state: FormState } = { id: '', state: formState({}) }): Promise<Reply> {
  const { series, lines } = await ctx.read(async (tx) => {
    const found = await seriesPage(tx, ctx.params['id'] ?? '');
    return { series: found, lines: await judgingLines(tx, found.id) };
  });
  if (!may(sentences, ctx.viewer, 'set how figures are judged', series.organisationId)) throw new Forbidden();
  const known = series.numerators.filter((value) => value !== null).length;
  return page({
    title: `How these figures are judged: ${series.measure.name}`, isInError: failed.state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbsOf(series),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={failed.state} />
        <h1 class="nhsuk-heading-l">How these figures are judged<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure.name}, {series.unit}</span></h1>
        {known < FEWEST_FOR_LIMITS && <p>There are {known} figures. With fewer than {FEWEST_FOR_LIMITS} the chart is a run chart without limits, whatever is set here.</p>}
        {judgingKinds.map((kind) => <Kind kind={kind} series={series} lines={lines.filter((line) => line.kind === kind)} failed={failed} csrfToken={ctx.csrf()} />)}
      </div>
    ),
  });
}

export const crumbsOf = (series: SeriesPage) => [
  { text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: series.measure.name, href: `/quality/measures/${series.measure.code}` }, { text: series.unit, href: `/quality/series/${series.id}` },
];

function Kind({ kind, series, lines, failed, csrfToken }: { kind: JudgingKind; series: SeriesPage; lines: readonly JudgingLine[]; failed: { id: string; state: FormState }; csrfToken: string }): JSX.Element {
  const [holding, ended] = [lines.filter(({ endedAt }) => endedAt === null), lines.filter(({ endedAt }) => endedAt !== null)];
  return (
    <section aria-labelledby={kind}>
      <h2 class="nhsuk-heading-m" id={kind}>{judgingWords[kind].title}</h2>
      {holding.length === 0 ? <p>None is set.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{holding.map((line) => <li>{told(line, series)} <Ending line={line} series={series} failed={failed} csrfToken={csrfToken} /></li>)}</ul>}
      <p><a href={`/quality/series/${series.id}/judging/${kind}`}>{judgingWords[kind].act}</a></p>
      {ended.length > 0 && <Details summary={`${ended.length} that ${ended.length === 1 ? 'has' : 'have'} ended`}><ul class="nhsuk-list nhsuk-list--bullet">{ended.map((line) => <li>{told(line, series)} Ended {line.endedAt ? formatLondonDate(line.endedAt) : ''}: {line.endedBecause ?? 'no reason was kept'}</li>)}</ul></Details>}
    </section>
  );
}

function told({ kind, from, to, value, toValue, points, expected, words }: JudgingLine, { measure }: SeriesPage): string {
  const [after, at] = [unitAfter(measure), (period: string | null) => (period === null ? '' : periodName(period, measure.grain))];
  if (kind === 'baseline') return `From ${at(from)}, ${points === null ? 'all figures' : `the first ${points} figures`}: ${words}.`;
  if (kind === 'target') return `${value}${after} from ${at(from)}: ${words}.`;
  if (kind === 'trajectory') return `From ${value}${after} in ${at(from)} to ${toValue}${after} in ${at(to)}: ${words}.`;
  if (kind === 'annotation') return `${at(from)}: ${words}.${expected === null ? '' : ` ${expectedWords[expected]}.`}`;
  return `${at(from)}${to === from ? '' : ` to ${at(to)}`}: ${words}.`;
}

function Ending({ line, series, failed, csrfToken }: { line: JudgingLine; series: SeriesPage; failed: { id: string; state: FormState }; csrfToken: string }): JSX.Element {
  const isFailed = failed.id === line.id;
  return (
    <Details summary={<>End this<span class="nhsuk-u-visually-hidden">: {told(line, series)}</span></>} open={isFailed}>
      <Form action={`/quality/series/${series.id}/judging/${line.kind}/ending`} csrfToken={csrfToken} state={isFailed ? failed.state : formState({})}>
        <HiddenField name="setting" value={line.id} />
        <TextField name={`because-${line.id}`} label="Why does it end?" />
        <Button variant="secondary" text="End it" />
      </Form>
    </Details>
  );
}
