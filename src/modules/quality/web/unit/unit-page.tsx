import type { JSX } from 'preact';
import { londonDay } from '#platform/clock';
import { pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { levelTitles, professions } from '#modules/directory';
import { SmallCharts } from '#ui/charts';
import { Form, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { ambitions, type Ambition } from '../../domain/ambitions.ts';
import { chartTotals, unitCharts, type ChartTotals, type UnitChart } from '../../queries/unit/unit-charts.ts';
import { unitPlace, type UnitPlace } from '../../queries/unit/unit-place.ts';
import { keptPage } from '../kept-page.ts';
import { UnitChartCard } from './unit-chart.tsx';
import { UnitSteps } from './unit-steps.tsx';

/** Six charts of each ambition fit one page that is still read as a whole. */
const OF_EACH = 6;

/** All measures of a unit as small charts, all four ambitions on one page, with the ways up and down the tree. */
export async function showUnit(ctx: RequestContext): Promise<Reply> {
  const [code, asked, profession] = [ctx.params['code'] ?? '', pageAsked(ctx), [ctx.query['profession'] ?? ''].flat()[0] ?? ''];
  const hrefOf = (of: string, to = 1) => `/quality/units/${of}?${new URLSearchParams({ ...(profession === '' ? {} : { profession }), ...(to === 1 ? {} : { page: String(to) }) }).toString()}`.replace(/\?$/, '');
  return keptPage(ctx, { key: `unit ${JSON.stringify([code, asked, profession])}`, draw: async (tx) => {
    const place = await unitPlace(tx, code, londonDay(ctx.now));
    const of = profession === '' ? undefined : profession === 'together' ? '' : profession;
    const totals = await chartTotals(tx, place.id, of);
    const at = pageOf(asked, Math.max(...Object.values(totals)), OF_EACH);
    const charts = await unitCharts(tx, place.id, { pages: pagesAt(at, totals), ofEach: OF_EACH, profession: of });
    return {
      title: `Measures of ${place.name}`, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }],
      content: <UnitContent place={place} totals={totals} at={at} charts={charts} profession={profession} hrefOf={hrefOf} />,
    };
  } });
}

const lastPage = (total: number): number => Math.ceil(total / OF_EACH);

/** Productivity is never read without quality and staff: where they have fewer pages, their last stands beside its later ones. */
function pagesAt(at: number, totals: ChartTotals): Record<Ambition, number> {
  const beside = at <= lastPage(totals.productivity) ? (ambition: Ambition) => Math.min(at, Math.max(1, lastPage(totals[ambition]))) : () => at;
  return { quality: beside('quality'), staff: beside('staff'), workforce: at, productivity: at };
}

interface ContentProps {
  place: UnitPlace;
  totals: ChartTotals;
  at: number;
  charts: readonly UnitChart[];
  profession: string;
  hrefOf: (code: string, page?: number) => string;
}

function UnitContent({ place, totals, at, charts, profession, hrefOf }: ContentProps): JSX.Element {
  const total = Object.values(totals).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <h1 class="nhsuk-heading-l">Measures of {place.name}<span class="nhsuk-caption-l nhsuk-caption--bottom">{levelTitles[place.level]}{place.organisation === place.name ? '' : `, ${place.organisation}`}</span></h1>
      {place.isExample && <p><Tag colour="yellow" text="Example" /> Imagined for the demonstration.</p>}
      <UnitSteps place={place} hrefOf={hrefOf} />
      <p>{total === 1 ? '1 set of figures' : `${total} sets of figures`}. <a href={`/quality/matrix?unit=${place.code}&level=here`}>Their matrix</a> · <a href={`/quality/matrix?unit=${place.code}`}>The matrix of all below {place.name}</a> · <a href={`/quality/units/${place.code}/remote`}>In person, by video or by phone</a> · <a href={`/units/${place.code}`}>About {place.name}</a></p>
      <Form method="get" action={`/quality/units/${place.code}`} state={{ values: { profession }, errors: [] }}>
        <SelectField name="profession" label="Profession" items={[{ value: '', text: 'Any' }, { value: 'together', text: 'All professions together' }, ...professions.map(({ code, title }) => ({ value: code, text: title }))]} />
        <Button small variant="secondary-solid">Show</Button>
      </Form>
      {ambitions.map(({ code, title }) => <AmbitionCharts title={title} code={code} total={totals[code]} charts={charts.filter(({ ambition }) => ambition === code)} />)}
      <Paging page={at} pageCount={Math.max(1, ...Object.values(totals).map(lastPage))} hrefOf={(to) => hrefOf(place.code, to)} ariaLabel="Pages of charts" />
    </>
  );
}

function AmbitionCharts({ title, code, total, charts }: { title: string; code: Ambition; total: number; charts: readonly UnitChart[] }): JSX.Element {
  return (
    <section aria-labelledby={code}>
      <h2 class="nhsuk-heading-m" id={code}>{title}</h2>
      {total === 0 ? <p>No figures that you may see have come in yet.</p> : charts.length === 0 ? <p>All {total} stand on the pages before.</p> : <SmallCharts>{charts.map((chart) => <UnitChartCard chart={chart} />)}</SmallCharts>}
    </section>
  );
}
