import { may } from '#platform/access';
import { NotFound } from '#platform/errors';
import { historyOf, type HistoryLine } from '#platform/events';
import { formatLondonDate, startOfLondonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { organisationsById } from '#modules/directory';
import { mayAround } from '../../data/around-acting.ts';
import { easyReadOf } from '../../queries/easy-read.ts';
import { askOrganisation, EasyReadSlot } from '../easy-read/easy-read-slot.tsx';
import { objectiveSentences, type ObjectiveAction } from '../../objective-permissions.ts';
import { objectivePage, type ObjectivePage } from '../../queries/objective-page.ts';
import { feedReply } from '../feed.ts';
import { FeedLink } from '../feed-link.tsx';
import { ObjectiveView, type MayDo } from './objective-view.tsx';
import { dayWords, groupTitle, upperFirst } from './words.ts';

/** GET /objectives/:id */
export async function showObjective(ctx: RequestContext): Promise<Reply> {
  const objective = await findObjective(ctx);
  const themes = (await ctx.themesBehind([objective.id])).get(objective.id) ?? [];
  const parts = await ctx.partsOfObjective(objective.id);
  const slot = objective.isPublic ? await easyReadSlot(ctx, objective) : null;
  return page({
    title: objective.wording, breadcrumbs: crumbsOf(objective), currentSection: '/strategies', description: `Objective for ${objective.year.label} of ${objective.organisation.name}`,
    content: <ObjectiveView objective={objective} mayDo={mayDoIn(ctx, objective)} now={ctx.now} easyRead={slot} themes={themes} parts={parts} />,
  });
}

async function easyReadSlot(ctx: RequestContext, { id, organisation }: ObjectivePage) {
  const [easyRead, line] = await ctx.read(async (tx) => [await easyReadOf(tx, 'objective', id), (await organisationsById(tx, [organisation.id])).get(organisation.id)] as const);
  const writeHref = mayAround(ctx.viewer, 'write easy read', organisation.id) ? `/objectives/${id}/easy-read` : undefined;
  return <EasyReadSlot easyRead={easyRead} now={ctx.now} ask={line && askOrganisation(line)} writeHref={writeHref} />;
}

export async function findObjective(ctx: RequestContext): Promise<ObjectivePage> {
  const objective = await ctx.read((tx) => objectivePage(tx, ctx.params['id'] ?? '', ctx.now));
  if (!objective) throw new NotFound();
  return objective;
}

export const crumbsOf = ({ organisation, year }: Pick<ObjectivePage, 'organisation' | 'year'>) => [
  { text: organisation.name, href: `/organisations/${organisation.code}` },
  { text: `Objectives ${year.label}`, href: `/organisations/${organisation.code}/objectives?year=${year.label}` },
];

function mayDoIn({ viewer }: RequestContext, { organisation, owner }: ObjectivePage): MayDo {
  const can = (action: ObjectiveAction) => may(objectiveSentences, viewer, action, organisation.id);
  const write = can('write objectives');
  return {
    write, recordProgress: write || (owner !== null && owner.personId === viewer.personId), addActions: can('add actions'),
    recordPartnership: can('record who took part'), recordDecisions: can('record decisions'), personId: viewer.personId,
  };
}

/** GET /objectives/:id/impact-check */
export async function showImpactCheck(ctx: RequestContext): Promise<Reply> {
  const objective = await findObjective(ctx);
  const check = objective.impactCheck;
  const breadcrumbs = [...crumbsOf(objective), { text: objective.wording, href: `/objectives/${objective.id}` }];
  const rows: [string, string][] = check ? [
    ['Groups thought of', check.groups.map(groupTitle).map(upperFirst).join('; ')], ['What we looked at', check.evidence], ['Who might be left out or harmed', check.possibleHarm],
    ['What we will do about it', check.mitigation], ['Who answers for it', check.ownerRole], ['Done on', dayWords(check.completedOn)], ['We look again on', dayWords(check.reviewOn)],
  ] : [];
  return page({
    title: `Impact check: ${objective.wording}`, breadcrumbs, currentSection: '/strategies',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{objective.wording}</span> Impact check</h1>
        {check ? <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} /> : <p>No impact check is done yet. The objective cannot be published without one.</p>}
        <p><a href={`/objectives/${objective.id}`}>Back to the objective</a></p>
      </>
    ),
  });
}

/** GET /objectives/:id/history */
export async function showHistory(ctx: RequestContext): Promise<Reply> {
  const objective = await findObjective(ctx);
  const lines = await ctx.read((tx) => historyOf(tx, { kind: 'objective', id: objective.id }));
  return page({
    title: `History: ${objective.wording}`, breadcrumbs: [...crumbsOf(objective), { text: objective.wording, href: `/objectives/${objective.id}` }], currentSection: '/strategies',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{objective.wording}</span> What happened</h1>
        {objective.isPublic && <p><FeedLink href={`/objectives/${objective.id}/history.atom`} /></p>}
        <DataTable caption="Latest first" rows={lines} emptyText="Nothing has happened yet that you may see."
          columns={[
            { key: 'when', head: 'When', cell: ({ happenedAt }) => formatLondonDate(happenedAt) },
            { key: 'what', head: 'What', cell: whatOf },
            { key: 'why', head: 'Why', cell: ({ reason }) => reason ?? 'No reason was asked for' },
          ]} />
      </>
    ),
  });
}

/** GET /objectives/:id/history.atom */
export async function showHistoryFeed(ctx: RequestContext): Promise<Reply> {
  const objective = await findObjective(ctx);
  const lines = await ctx.read((tx) => historyOf(tx, { kind: 'objective', id: objective.id }));
  return feedReply({ title: `History: ${objective.wording}`, address: `${ctx.config.baseUrl}/objectives/${objective.id}/history`, lines, words: whatOf, since: startOfLondonDay(objective.year.firstDay) });
}

const whatOf = ({ name }: HistoryLine): string => upperFirst(eventWords[name] ?? name);

/** Events whose name speaks of how the site is made. */
const eventWords: Readonly<Record<string, string>> = { 'example objective loaded': 'put here as an example' };
