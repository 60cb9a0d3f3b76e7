import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { file, pageOf, type Reply, type RequestContext } from '#platform/http';
import type { Tx } from '#platform/db';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { ambitions, ambitionTitle } from '../../domain/ambitions.ts';
import { assuranceWords, variationWords } from '../../domain/results/words.ts';
import { matrixCounts, matrixLines, type MatrixCount } from '../../queries/matrix/matrix.ts';
import { unitPlace, type UnitPlace } from '../../queries/unit/unit-place.ts';
import { keptPage } from '../kept-page.ts';
import { professionWords } from '../results/last-words.ts';
import { UnitSteps } from '../unit/unit-steps.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { MatrixList } from './matrix-list.tsx';
import { AmbitionMatrix } from './matrix-table.tsx';
import { filterOf, hrefOf, readChoice, type MatrixChoice } from './read-choice.ts';

const ON_A_PAGE = 25;
/** More lines than a spreadsheet of results is read with; who wants a country takes it by region or measure. */
export const MOST_IN_FILE = 20_000;

/** How many sets of figures change, and meet their target: counts, never a ranking. All four ambitions stand together. */
export async function showMatrix(ctx: RequestContext): Promise<Reply> {
  const choice = readChoice(ctx);
  return keptPage(ctx, { key: `matrix ${JSON.stringify(choice)}`, mayBeLate: true, draw: async (tx) => {
    const found = await findMatrix(tx, choice, ctx.now);
    const easyRead = await easyReadOf(tx, 'page', '/quality/matrix');
    return {
      title: found.place ? `Matrix of measures: ${found.place.name}` : 'Matrix of measures', currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }],
      content: (
        <>
          <h1 class="nhsuk-heading-l">Matrix of measures<span class="nhsuk-caption-l nhsuk-caption--bottom">{found.place?.name ?? 'Everyone whose figures you may see'}</span></h1>
          <p class="nhsuk-u-reading-width">Each number counts sets of figures. A set is one measure of one team or organisation. Open a number to see them by name. This is no ranking and no score: what is counted differs from place to place. New figures count here within two minutes.</p>
          <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf({ path: '/quality/matrix', viewer: ctx.viewer })} />
          <ChoiceForm choice={choice} place={found.place} />
          {found.place && <UnitSteps place={found.place} hrefOf={(unit) => hrefOf({ ...choice, unit, page: 1, variation: '', assurance: '' })} />}
          {found.place && <p><a href={`/quality/units/${found.place.code}`}>The charts of {found.place.name}</a> · <a href={hrefOf({ ...choice, unit: '', page: 1 })}>Everyone</a></p>}
          {ambitions.map(({ code }) => <AmbitionMatrix ambition={code} counts={found.counts} choice={choice} />)}
          <MatrixList lines={found.lines} total={found.total} pageSize={ON_A_PAGE} choice={{ ...choice, page: found.at }} isCut={found.total > MOST_IN_FILE} />
        </>
      ),
    };
  } });
}

async function findMatrix(tx: Tx, choice: MatrixChoice, now: Date): Promise<{ place: UnitPlace | null; counts: MatrixCount[]; lines: Awaited<ReturnType<typeof matrixLines>>; total: number; at: number }> {
  const onDay = londonDay(now);
  const place = choice.unit === '' ? null : await unitPlace(tx, choice.unit, onDay);
  const filter = filterOf(choice, place?.id ?? null);
  const counts = await matrixCounts(tx, { unitId: filter.unitId, reach: filter.reach, profession: filter.profession }, onDay);
  const total = counts.filter((one) => (filter.ambitions?.includes(one.ambition) ?? true) && (filter.variation ?? one.variation) === one.variation && (filter.assurance ?? one.assurance) === one.assurance).reduce((sum, { count }) => sum + count, 0);
  const at = pageOf(choice.page, total, ON_A_PAGE);
  return { place, counts, total, at, lines: total === 0 ? [] : await matrixLines(tx, filter, { onDay, limit: ON_A_PAGE, offset: (at - 1) * ON_A_PAGE }) };
}

const HEAD = ['ambition', 'measure', 'who', 'organisation', 'profession', 'has it changed', 'will it meet the target', 'last period', 'last figure', 'periods with a figure', 'periods without'];

/** The list of the choice as a file, all its pages. */
export async function matrixCsv(ctx: RequestContext): Promise<Reply> {
  const choice = readChoice(ctx);
  const onDay = londonDay(ctx.now);
  const lines = await ctx.read(async (tx) => matrixLines(tx, filterOf(choice, choice.unit === '' ? null : (await unitPlace(tx, choice.unit, onDay)).id), { onDay, limit: MOST_IN_FILE, offset: 0 }));
  const rows = lines.map((line) => [
    ambitionTitle(line.ambition), line.measure, line.unit, line.organisation, professionWords(line.profession), variationWords[line.variation], assuranceWords[line.assurance], line.lastPeriod, line.lastValue, line.figures, line.missing,
  ]);
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', 'matrix.csv');
}
