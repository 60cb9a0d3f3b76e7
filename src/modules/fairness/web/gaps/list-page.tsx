import { londonDay } from '#platform/clock';
import { page, pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { figuresOfSplits, splitsSeen, type SplitFigures } from '#modules/quality';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Tag } from '#ui/nhsuk';
import { DataTable, Paging } from '#ui/tables';
import { clearGaps, viewGaps, type GapView, type GroupRow } from '../../domain/gap-view.ts';
import { mayHere } from '../../permissions.ts';
import { actionsOn, onDay, priorityGroups, type GapAction } from '../../queries/around-gaps.ts';
import { SocialJustice } from '../social-justice.tsx';
import { namesOf } from '../../domain/names-of.ts';
import { limitWords, numberWords, pointWords } from '../words.ts';
import { gapHref } from './addresses.ts';

const A_PAGE = 25;

interface ListedSplit {
  split: SplitFigures;
  view: GapView | null;
  actions: readonly GapAction[];
}

/** Every gap that the viewer may see, by measure and team: never by size, and never as a table of best and worst. */
export async function showGaps(ctx: RequestContext): Promise<Reply> {
  const organisation = typeof ctx.query['organisation'] === 'string' && ctx.query['organisation'] !== '' ? ctx.query['organisation'] : undefined;
  const { listed, total, pageNumber, easyRead } = await ctx.read(async (tx) => {
    const { splits, total: all, page: at } = await pageOfList({ asked: pageAsked(ctx), onAPage: A_PAGE }, (of) => splitsSeen(tx, { organisationCode: organisation, limit: A_PAGE, offset: (of - 1) * A_PAGE }));
    const [figures, actions, priority] = [await figuresOfSplits(tx, splits), await actionsOn(tx, splits), onDay(await priorityGroups(tx), londonDay(ctx.now))];
    return { listed: figures.map((split) => listedSplit(split, actions, priority)), total: all, pageNumber: at, easyRead: await easyReadOf(tx, 'page', '/fairness') };
  });
  return page({
    title: 'Fairness', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-evaluation',
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Fairness: who has less, and what is done about it</h1>
          <p>Care should be as good for each group of people. Here you see where it is not yet, how sure that is, and who does something about it.</p>
          <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
        </div>
        <GapTable listed={listed} />
        <Paging page={pageNumber} pageCount={Math.ceil(total / A_PAGE)} hrefOf={(to) => `/fairness?${new URLSearchParams({ ...(organisation ? { organisation } : {}), page: String(to) })}`} ariaLabel="Pages of gaps" />
        <div class="nhsuk-u-reading-width">
          <SocialJustice />
          <h2 class="nhsuk-heading-m">More</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            <li><a href="/fairness/actions">What is done about gaps, and how they changed since</a></li>
            <li><a href="/fairness/focused-activities">Asking and understanding: whom we asked, and what we learned</a></li>
            <li><a href="/fairness/groups">Groups, and whom we look at first</a></li>
            <li><a href="/fairness/core20plus5">Core20PLUS5: where the health service looks first</a></li>
            <li><a href="/fairness/areas">Areas: which fifth, rural or urban</a></li>
            {mayHere(ctx.viewer, 'review inequalities') && <li><a href="/fairness/reviews">Inequality review of each quarter</a></li>}
          </ul>
        </div>
      </>
    ),
  });
}

function listedSplit(split: SplitFigures, actions: readonly GapAction[], priority: readonly { organisationId: string; characteristic: string; group: string }[]): ListedSplit {
  const mine = priority.filter(({ organisationId, characteristic }) => organisationId === split.organisationId && characteristic === split.split).map(({ group }) => group);
  return {
    split, view: viewGaps(split, { priority: mine }),
    actions: actions.filter((action) => action.measureId === split.measureId && action.unitId === split.unitId && action.split === split.split && action.endedOn === null),
  };
}

function GapTable({ listed }: { listed: readonly ListedSplit[] }) {
  return (
    <DataTable
      caption="Gaps" captionSize="m" rows={listed} emptyText="No figures by group that you may see have come in yet."
      columns={[
        { key: 'what', head: 'Measure', cell: ({ split }) => <><a href={gapHref(split)}>{split.measure}, by {namesOf(split)}:<br /><span class="nhsuk-body-s">{split.unit}, {split.organisation}</span></a>{split.isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
        { key: 'group', head: 'Group', cell: ({ view }) => view?.focus?.group.name ?? '–' },
        { key: 'gap', head: 'Behind by (95% interval)', isNumeric: true, cell: ({ split, view }) => gapCell(view?.focus ?? null, split) },
        { key: 'people', head: 'People affected', isNumeric: true, cell: ({ view }) => (view?.focus?.gap?.people ? `${numberWords(view.focus.gap.people.value, 0)} (${limitWords(view.focus.gap.people, 0)})` : '–') },
        { key: 'done', head: 'What is done', cell: (each) => <DoneCell {...each} /> },
      ]}
    />
  );
}

function gapCell(focus: GroupRow | null, { definition }: SplitFigures): string {
  return focus?.gap ? `${pointWords(focus.gap.points.value, definition)} (${limitWords(focus.gap.points)})` : 'No gap can be worked out';
}

function DoneCell({ view, actions }: ListedSplit) {
  if (actions.length > 0) return <>{actions.length === 1 ? '1 open action' : `${actions.length} open actions`}</>;
  if (!view || clearGaps(view).length === 0) return <>No clear gap now</>;
  return <Tag colour="orange" text="A gap without an action" />;
}
