import { formatLondonDate, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { professions } from '#modules/directory';
import { Definition, periodName, splitFigures, type SplitFigures } from '#modules/quality';
import { FormErrorSummary } from '#ui/forms';
import { Details, InsetText, Tag } from '#ui/nhsuk';
import { clearGaps, viewGaps, type GapView } from '../../domain/gap-view.ts';
import { mayHere } from '../../permissions.ts';
import { actionsOn, lookupsOf, objectivesOf, onDay, priorityGroups, type LookupUsed } from '../../queries/around-gaps.ts';
import { SocialJustice } from '../social-justice.tsx';
import { ActionsPart, type OpenForm } from './actions-part.tsx';
import { gapHref } from './addresses.ts';
import { ChooseForm } from './choose-form.tsx';
import { GroupsChart, TrendChart } from './gap-charts.tsx';
import { GroupsTable } from './groups-table.tsx';
import { inShort, NO_EARLIER, NO_GAP } from './in-short.ts';
import { SlopePart } from './slope-part.tsx';

/** What the address asks for, with whom the organisation looks at first. */
export async function gapsAsked(ctx: RequestContext): Promise<{ split: SplitFigures; view: GapView | null }> {
  return ctx.read(async (tx) => {
    const { measure = '', unit = '', split: by = '' } = ctx.params;
    const asked = askedOf(ctx);
    const split = await splitFigures(tx, { measureCode: measure, unitCode: unit, split: by, profession: asked['profession'] });
    const priority = onDay(await priorityGroups(tx, { organisationId: split.organisationId }), londonDay(ctx.now)).filter(({ characteristic }) => characteristic === split.split).map(({ group }) => group);
    return { split, view: viewGaps(split, { ...asked, priority }) };
  });
}

/** A profession may come with a form that is drawn again; everything else stands in the address. */
function askedOf({ query, body }: RequestContext): Partial<Record<'profession' | 'step' | 'comparison' | 'group' | 'now' | 'before', string>> {
  const sent = { ...(typeof body === 'object' && body !== null ? { profession: (body as Record<string, unknown>)['profession'] } : {}), ...query };
  return Object.fromEntries(['profession', 'step', 'comparison', 'group', 'now', 'before'].flatMap((name) => {
    const value = (sent as Record<string, unknown>)[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  }));
}

export async function showGap(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { split, view } = await gapsAsked(ctx);
  const mayAnswer = mayHere(ctx.viewer, 'answer gaps', split.organisationId);
  const { actions, lookups, objectives } = await ctx.read(async (tx) => ({ actions: await actionsOn(tx, [split]), lookups: await lookupsOf(tx, split), objectives: mayAnswer ? await objectivesOf(tx, split.organisationId) : [] }));
  const by = split.characteristics.map(({ name }) => name).join(' and ');
  return page({
    title: `${split.measure}: ${by}, ${split.unit}`, isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">{split.measure}<span class="nhsuk-caption-l nhsuk-caption--bottom">{by}: {split.unit}, {split.organisation}{professionWords(split)}</span></h1>
        {split.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        {view ? <Gaps split={split} view={view} lookups={lookups} /> : <p>No figures have come in yet.</p>}
        <ActionsPart split={split} actions={actions} hasClearGap={view !== null && clearGaps(view).length > 0} mayAnswer={mayAnswer} objectives={objectives} csrfToken={mayAnswer ? ctx.csrf() : ''} now={ctx.now} open={open} />
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={split.definition} />
        <SocialJustice />
      </>
    ),
  });
}

const professionWords = ({ profession }: SplitFigures): string => (profession === '' ? '' : `, ${professions.find(({ code }) => code === profession)?.title.toLowerCase() ?? profession}`);

function Gaps({ split, view, lookups }: { split: SplitFigures; view: GapView; lookups: readonly LookupUsed[] }) {
  const files = (chart: string) => ({ csvHref: askedAgain(split, view, '/figures.csv'), pictureHref: askedAgain(split, view, `/${chart}`) });
  return (
    <>
      <InShort split={split} view={view} />
      <p>Take this page with you: <a href={askedAgain(split, view, '/report.pdf')}>as PDF</a> or <a href={askedAgain(split, view, '/report.docx')}>as Word</a></p>
      <Details summary="Compare other groups or times"><ChooseForm split={split} view={view} /></Details>
      <GroupsTable view={view} measure={split.definition} names={split.characteristics.map(({ name }) => name)} />
      <GroupsChart view={view} split={split} source={sourceOf(split)} files={files('groups')} />
      <TrendChart view={view} split={split} source={sourceOf(split)} files={files('trend')} />
      {view.slope && <SlopePart slope={view.slope} view={view} measure={split.definition} />}
      <Lookups split={split} lookups={lookups} />
    </>
  );
}

/** What this page compares, under another address: a file holds the groups and times that the page shows. */
function askedAgain(split: SplitFigures, { step, comparison, focus, before, now }: GapView, ending: string): string {
  const asked = { step, comparison: comparison.code, ...(focus ? { group: focus.group.code } : {}), before: before.from, now: now.from, ...(split.profession === '' ? {} : { profession: split.profession }) };
  return `${gapHref(split)}${ending}?${new URLSearchParams(asked)}`;
}

function InShort({ split, view }: { split: SplitFigures; view: GapView }) {
  const short = inShort(split, view);
  if (!short) return <InsetText text={NO_GAP} />;
  return (
    <InsetText>
      <p><strong>{short.group}</strong>, {short.counts}</p>
      <p>{short.gap}</p>
      {short.change ? <p><strong>{short.change.heading}.</strong> {short.change.sentences.join(' ')}</p> : <p>{NO_EARLIER}</p>}
    </InsetText>
  );
}

/** A picture leaves its page, so that the figures are made up stands here as well. */
export const sourceOf = ({ definition, groups, isExample }: SplitFigures): string => `${isExample ? 'Example: these figures are made up. ' : ''}${definition.source}. Loaded ${formatLondonDate(groups.map(({ loadedAt }) => loadedAt).toSorted((one, other) => other.getTime() - one.getTime())[0] ?? new Date(0))}.`;

/** Which index, of which year, sorted areas into these groups; two years in one line are never taken for one. */
function Lookups({ split, lookups }: { split: SplitFigures; lookups: readonly LookupUsed[] }) {
  if (!['deprivation-fifth', 'core20', 'core20-plus', 'rurality'].some((code) => split.split.split('+').includes(code))) return null;
  if (lookups.length === 0) return <p>Which lookup of areas made these groups is not recorded: the file that came in named them.</p>;
  const { grain } = split.definition;
  return (
    <>
      <h2 class="nhsuk-heading-m">How areas were sorted</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {lookups.map(({ name, indexYear, areasYear, source, fromPeriod, toPeriod }) => <li>{periodName(fromPeriod, grain)} until {periodName(toPeriod, grain)}: {name}, index of {indexYear}, areas of {areasYear} ({source})</li>)}
      </ul>
      {new Set(lookups.map(({ indexYear }) => indexYear)).size > 1 && <p>Indexes of different years are not comparable. Do not read a change across them.</p>}
    </>
  );
}
