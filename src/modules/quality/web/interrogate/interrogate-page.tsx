import type { JSX } from 'preact';
import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { SummaryList, Tag } from '#ui/nhsuk';
import { periodName, periodsFrom } from '../../domain/periods.ts';
import { aroundSeries, type AroundSeries, type NearLine } from '../../queries/interrogate/around-series.ts';
import { seriesPage, type SeriesAlone } from '../../queries/series-page.ts';
import { BesideLines } from '../balance/beside.tsx';
import { Definition } from '../definition.tsx';
import { crumbsOf } from '../judging/judging-page.tsx';
import { professionName } from '../variation/choose-form.tsx';

/** Everything that can be asked of a series: by group, up and down the tree, how whole it is, what it counts, and as files. */
export async function showInterrogation(ctx: RequestContext): Promise<Reply> {
  const { series, around } = await ctx.read(async (tx) => {
    const found = await seriesPage(tx, ctx.params['id'] ?? '');
    return { series: found, around: await aroundSeries(tx, found, ctx.now) };
  });
  return page({
    title: `Look closer: ${series.measure.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbsOf(series),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Look closer<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure.name}, {series.unit}</span></h1>
        {series.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        <Groups series={series} around={around} />
        <Tree unitCode={series.unitCode} around={around} />
        <h2 class="nhsuk-heading-m">How whole the figures are</h2>
        <SummaryList rows={wholeness(series, around)} />
        <BesideLines measure={series.measure} beside={series.beside} />
        <Files id={series.id} />
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={series.measure} />
      </div>
    ),
  });
}

function Groups({ series, around: { groups } }: { series: SeriesAlone; around: AroundSeries }): JSX.Element {
  const splits = Map.groupBy(groups, ({ words, profession, split }) => (words === '' && profession !== series.profession ? 'Profession' : split === '' ? 'Profession' : split));
  return (
    <>
      <h2 class="nhsuk-heading-m">By group</h2>
      {splits.size === 0 && <p>No figures by group have come in for this unit.</p>}
      {[...splits].map(([split, lines]) => (
        <>
          <h3 class="nhsuk-heading-s">{split}</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{lines.map((line) => <li><a href={`/quality/series/${line.id}`}>{nameOf(line)}</a></li>)}</ul>
        </>
      ))}
      {groups.some(({ words }) => words !== '') && <p><a href={`/quality/series/${series.id}/compare`}>Before and after, group by group</a></p>}
    </>
  );
}

const nameOf = ({ words, profession }: NearLine): string => [words, profession === '' ? (words === '' ? professionName('') : '') : professionName(profession)].filter((part) => part !== '').join(', ');

function Tree({ unitCode, around: { above, below } }: { unitCode: string; around: AroundSeries }): JSX.Element {
  const line = ({ name, series }: AroundSeries['above'][number]) => <li>{series ? <a href={`/quality/series/${series.id}`}>{name}</a> : <>{name}: no figures that you may see</>}</li>;
  return (
    <>
      <h2 class="nhsuk-heading-m">Up and down</h2>
      {above.length === 0 && below.length === 0 && <p>This unit stands in no tree.</p>}
      <p><a href={`/quality/units/${unitCode}`}>All figures of this unit</a></p>
      {above.length > 0 && <><h3 class="nhsuk-heading-s">Above</h3><ul class="nhsuk-list nhsuk-list--bullet">{above.map(line)}</ul></>}
      {below.length > 0 && <><h3 class="nhsuk-heading-s">Below</h3><ul class="nhsuk-list nhsuk-list--bullet">{below.map(line)}</ul></>}
    </>
  );
}

function wholeness({ numerators, firstPeriod, exclusions, loadedAt, revision, measure }: SeriesAlone, { replaced, tooFew }: AroundSeries) {
  const missing = periodsFrom(firstPeriod, measure.grain, numerators.length).filter((_period, at) => numerators[at] === null).length - tooFew;
  const last = periodsFrom(firstPeriod, measure.grain, numerators.length).at(-1) ?? firstPeriod;
  return [
    { key: { text: 'Periods' }, value: { text: `${numerators.length}, from ${periodName(firstPeriod, measure.grain)} to ${periodName(last, measure.grain)}` } },
    { key: { text: 'With a figure' }, value: { text: `${numerators.filter((value) => value !== null).length} of ${numerators.length}` } },
    { key: { text: 'Too few people to show safely' }, value: { text: String(tooFew) } },
    { key: { text: 'Without a figure' }, value: { text: String(Math.max(0, missing)) } },
    { key: { text: 'Set no limits' }, value: { text: exclusions.length === 0 ? 'None' : exclusions.map(({ from, to, reason }) => `${periodName(from, measure.grain)} to ${periodName(to, measure.grain)}: ${reason}`).join('; ') } },
    { key: { text: 'Last loaded' }, value: { text: `${formatLondonDate(loadedAt)}, version ${revision}` } },
    ...(replaced === null ? [] : [{ key: { text: 'Figures replaced since' }, value: { text: String(replaced) } }]),
  ];
}

function Files({ id }: { id: string }): JSX.Element {
  return (
    <>
      <h2 class="nhsuk-heading-m">As files</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href={`/quality/series/${id}/figures.csv`}>Figures with limits and what the rules say (CSV)</a></li>
        <li><a href={`/quality/series/${id}/definition.csv`}>Definition (CSV)</a></li>
        <li><a href={`/quality/series/${id}/figures.json`}>Everything on this page and its chart (JSON)</a></li>
      </ul>
    </>
  );
}
