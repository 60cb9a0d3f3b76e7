import { page, type Reply, type RequestContext } from '#platform/http';
import { DataTable } from '#ui/tables';
import { Tag } from '#ui/nhsuk';
import { needsBeside } from '../domain/balance/lacks-beside.ts';
import { judge } from '../domain/judge.ts';
import { measureByCode, type MeasureLine } from '../queries/measures.ts';
import { seriesOfMeasure, type SeriesOfFigures } from '../queries/series-page.ts';
import { Definition } from './definition.tsx';
import { JudgementWords } from './judgement.tsx';

export async function showMeasure(ctx: RequestContext): Promise<Reply> {
  const { measure, series } = await ctx.read(async (tx) => {
    const found = await measureByCode(tx, ctx.params['code'] ?? '');
    return { measure: found, series: await seriesOfMeasure(tx, found.id) };
  });
  return page({
    title: measure.name, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }], currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">{measure.name}</h1>
        {measure.standing === 'starter' && <p><Tag colour="grey" text="Starter, not official" /></p>}
        <Definition measure={measure} />
        <Figures measure={measure} series={series} />
        {series.length > 1 && <p><a href={`/quality/variation/${measure.code}`}>See the differences between peers</a></p>}
      </>
    ),
  });
}

/** By name, never by size: this is no league table. */
function Figures({ measure, series }: { measure: MeasureLine; series: readonly SeriesOfFigures[] }) {
  return (
    <DataTable
      caption="Figures" captionSize="m" rows={series} emptyText="No figures that you may see have come in for this measure yet."
      columns={[
        { key: 'unit', head: 'Who', cell: ({ id, unit, organisation }) => <><a href={`/quality/series/${id}`}>{unit}</a>, {organisation}</> },
        { key: 'periods', head: 'Periods', isNumeric: true, cell: ({ numerators }) => numerators.length },
        ...(needsBeside(measure) ? [{ key: 'beside', head: 'Read beside it', cell: ({ id, unit }: SeriesOfFigures) => <a href={`/quality/series/${id}#beside`}>Quality and staff<span class="nhsuk-u-visually-hidden">: {unit}</span></a> }] : []),
        { key: 'judged', head: 'What the rules say', cell: (each) => <JudgementWords judgement={judge(each, measure)} /> },
      ]}
    />
  );
}
