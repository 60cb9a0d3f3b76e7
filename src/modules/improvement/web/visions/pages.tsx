import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { funderQuestions, visionCounts, type VisionMeasure, type YearCount } from '../../queries/research/visions.ts';
import { activeHome } from '../openings/people-pages.tsx';
import { openingHome } from '../openings/opening-pages.tsx';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, PlainForm, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { studyHome } from '../research/study-pages.tsx';
import { funderAnswerFields, funderFields } from './fields.ts';

export const visionHome = '/improvement/research-visions';
export const funderHome = '/improvement/funder-questions';

interface Vision {
  code: string;
  title: string;
  measures: readonly { measure: VisionMeasure; source: string; href: string; add: string }[];
}

/** The three visions of the national strategy, and what of this site's registers shows how each goes: which measure belongs to which is ours. */
const visions: readonly Vision[] = [
  { code: 'nat.f3.v1', title: 'Professional identities, culture and roles', measures: [{ measure: 'posts with research time', source: 'Openings on this site with hours for research, by the year in which they were offered', href: openingHome, add: 'offer an opening with hours for research' }] },
  { code: 'nat.f3.v2', title: 'Excellence in evidence based practice', measures: [{ measure: 'studies that allied health professionals lead', source: 'Studies registered on this site that say the profession of who leads them, by the year of their start', href: studyHome, add: 'register a study and say the profession of who leads it' }] },
  {
    code: 'nat.f3.v3', title: 'Research agendas that include allied health', measures: [
      { measure: 'questions raised with funders', source: 'Questions in the register of this site, by the year in which they were raised', href: funderHome, add: 'write down a question that you raised' },
      { measure: 'answers of funders', source: 'Answers in the same register, by the year of the answer', href: funderHome, add: 'write down what the funder answered' },
    ],
  },
];

/** The three research visions of the strategy (requirement S70). */
export async function showVisions(ctx: RequestContext): Promise<Reply> {
  const counts = await ctx.read(visionCounts);
  return shell({
    title: 'Three research visions',
    children: (
      <div class="nhsuk-u-reading-width">
        <p>The national strategy has three visions for research by allied health professionals. Each page says how it goes, and where the figures are from.</p>
        {visions.map(({ code, title, measures }) => (
          <>
            <h2 class="nhsuk-heading-m"><a href={`${visionHome}/${code}`}>{title}</a></h2>
            <ul class="nhsuk-list nhsuk-list--bullet">{measures.map(({ measure }) => <li>{lastWords(counts, measure)}</li>)}</ul>
          </>
        ))}
      </div>
    ),
  });
}

function lastWords(counts: readonly YearCount[], measure: VisionMeasure): string {
  const last = counts.find((count) => count.measure === measure);
  return `${measure[0]?.toUpperCase()}${measure.slice(1)}: ${last ? `${last.entries} in ${last.year}${last.examples > 0 ? ` (${last.examples} of them examples)` : ''}` : 'none is held yet'}`;
}

export async function showVision(ctx: RequestContext): Promise<Reply> {
  const vision = visions.find(({ code }) => code === ctx.params['vision']);
  if (!vision) throw new NotFound('We cannot find that vision.');
  const counts = await ctx.read(visionCounts);
  return shell({
    title: vision.title, under: [{ text: 'Three research visions', href: visionHome }],
    children: (
      <div class="nhsuk-u-reading-width">
        <p><a href={`/strategies/nat/nodes/${vision.code}`}>The words of the strategy, and what is done for it</a></p>
        {vision.measures.map((each) => <OneMeasure {...each} years={counts.filter(({ measure }) => measure === each.measure)} />)}
        <h2 class="nhsuk-heading-m">People</h2>
        <p><a href={activeHome}>How many people do research, by profession and role group</a>, told in full tens.</p>
      </div>
    ),
  });
}

function OneMeasure({ measure, source, href, add, years }: Vision['measures'][number] & { years: readonly YearCount[] }) {
  const title = `${measure[0]?.toUpperCase()}${measure.slice(1)}`;
  return (
    <>
      <DataTable caption={`${title}, year by year`} captionSize="m" rows={withGaps(years)} emptyText="None is held yet, so no trend can be shown." columns={[
        { key: 'year', head: 'Year', cell: ({ year }) => String(year) }, { key: 'entries', head: 'How many', isNumeric: true, cell: ({ entries }) => String(entries) },
        { key: 'examples', head: 'Of them examples', isNumeric: true, cell: ({ examples }) => String(examples) },
      ]} />
      <p>Source: {source}. <a href={href}>See each one</a>. To add to it: {add}.</p>
    </>
  );
}

/** A year without an entry stands between others as none. */
function withGaps(years: readonly YearCount[]): Pick<YearCount, 'year' | 'entries' | 'examples'>[] {
  const [newest, oldest] = [years[0]?.year, years.at(-1)?.year];
  if (newest === undefined || oldest === undefined) return [];
  return Array.from({ length: newest - oldest + 1 }, (_, back) => years.find(({ year }) => year === newest - back) ?? { year: newest - back, entries: 0, examples: 0 });
}

/** Questions that were raised with those who pay for research. */
export async function showFunderQuestions(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => funderQuestions(tx, { page })), places: await placesFor(tx, ctx, 'answer for research') }));
  return shell({
    title: 'Questions raised with funders', open, under: [{ text: 'Three research visions', href: visionHome }],
    children: (
      <>
        <p class="nhsuk-u-reading-width">A funder pays for research. Here stands what was asked of funders, and what they answered.</p>
        <Register caption="Questions" home={funderHome} lines={list.lines} emptyText="No question is written down yet. Those who answer for research here can add one." columns={[
          { key: 'funder', head: 'Funder', cell: ({ funder }) => funder }, { key: 'raised', head: 'Raised on', cell: ({ raisedOn }) => formatDay(raisedOn) },
          { key: 'answer', head: 'Answer', cell: ({ answeredOn }) => (answeredOn ? `Answered on ${formatDay(answeredOn)}` : 'No answer yet') },
        ]} />
        <PagesOf list={list} home={funderHome} what="questions" />
        {places.length > 0 && <FoldedForm summary="Write down a question" form="new" action={funderHome} fields={funderFields(places)} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showFunderQuestion(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const line = isId(id) ? (await ctx.read((tx) => funderQuestions(tx, { id })))[0] : undefined;
  if (!line) throw new NotFound('We cannot find that question.');
  return shell({
    title: 'A question raised with a funder', open, under: [{ text: 'Questions raised with funders', href: funderHome }],
    children: (
      <>
        {line.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        <Facts rows={[['The question', line.title], ['Funder', line.funder], ['Raised on', formatDay(line.raisedOn)], ['Raised by', line.organisation], ['Answer', line.answer ?? 'No answer yet'], ['Answered on', line.answeredOn ? formatDay(line.answeredOn) : null]]} />
        {line.answeredOn === null && mayLearning(ctx.viewer, 'answer for research', line.organisationId) && <PlainForm form="answer" action={`${funderHome}/${id}/answer`} fields={funderAnswerFields} button="Save the answer" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}
