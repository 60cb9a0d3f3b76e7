import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { mayLearning, learningSentences } from '../../learning-permissions.ts';
import { projectChoices } from '../../queries/projects/choices.ts';
import { learningLines, needsAnOwner, type LearningLine } from '../../queries/learning/learning.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { decisionFields, decisionWords, learningFields } from './fields.ts';

export const logHome = '/improvement/learning-log';

/** What changed, and whether it is kept: the learning and innovation log (requirement S13). */
export async function showLog(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const isPandemicOnly = ctx.query['from'] === 'pandemic';
  const { list, lacking, places, projects } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => learningLines(tx, { page, isPandemicOnly })), lacking: await learningLines(tx, { lacksOwner: true }), places: await placesFor(tx, ctx, 'share learning'), projects: await ownProjectChoices(tx, ctx) }));
  return shell({
    title: 'Learning log', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">What changed, and do we keep it, adapt it or stop it? What did not work stands here too.</p>
        <Attention lines={lacking} />
        <p>{isPandemicOnly ? <>Only what began in the pandemic. <a href={logHome}>Show all</a></> : <a href={`${logHome}?from=pandemic`}>Show only what began in the pandemic</a>}</p>
        <DataTable
          caption="What changed" captionSize="m" rows={list.lines} emptyText="Nothing is in the log yet."
          columns={[
            { key: 'title', head: 'What', cell: ({ id, title, isExample }) => <><a href={`${logHome}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'decision', head: 'What now', cell: ({ decision }) => decisionWords[decision] },
            { key: 'owner', head: 'Who answers for it', cell: (line) => line.ownerRole ?? (needsAnOwner(line) ? <Tag colour="orange" text="Nobody yet" /> : '–') },
            { key: 'from', head: 'From', cell: ({ isFromReview, isFromPandemic }) => [...(isFromReview ? ['A learning review'] : []), ...(isFromPandemic ? ['The pandemic'] : [])].join(', ') || '–' },
            { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
          ]}
        />
        <PagesOf list={list} home={isPandemicOnly ? `${logHome}?from=pandemic` : logHome} what="the log" />
        {places.length > 0 && <FoldedForm summary="Add to the log" form="new" action={logHome} fields={learningFields(places, projects)} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

/** Projects of those organisations for which the viewer may write into the log. */
export const ownProjectChoices = async (tx: Tx, { viewer }: Pick<RequestContext, 'viewer'>): Promise<{ value: string; text: string }[]> => (await projectChoices(tx, organisationsWhere(learningSentences, viewer, 'share learning'))).map(({ id, title }) => ({ value: id, text: title }));

/** What is kept and nobody answers for. */
export function Attention({ lines }: { lines: readonly LearningLine[] }) {
  if (lines.length === 0) return null;
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s" id="attention">To keep, and nobody answers for it yet</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{lines.map(({ id, title }) => <li><a href={`${logHome}/${id}`} data-quoted>{title}</a></li>)}</ul>
    </InsetText>
  );
}

export async function showLearning(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const line = isId(id) ? (await ctx.read((tx) => learningLines(tx, { id })))[0] : undefined;
  if (!line) throw new NotFound('We cannot find that entry.');
  const rows: [string, string][] = [
    ['What changed', line.whatChanged], ['What now', decisionWords[line.decision] ?? ''], ['Why', line.reason], ['How we know', line.evidence || 'Nothing is written down yet'],
    ['Who answers for it', line.ownerRole ?? 'Nobody yet'], ['Where', line.organisation], ...(line.consent ? [['Who agreed that it is shared', line.consent] as [string, string]] : []),
  ];
  return shell({
    title: line.title, open, under: [{ text: 'Learning log', href: logHome }],
    children: (
      <>
        {line.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        {needsAnOwner(line) && <InsetText><p>This is to be kept, and nobody answers for it yet.</p></InsetText>}
        {line.isFromReview && <p>This was learned in a review without blame. It is shared with the consent of those it is about.</p>}
        {line.isFromPandemic && <p>It began in the COVID-19 pandemic.</p>}
        <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { html: <span data-quoted>{value}</span> } }))} />
        {line.project && <p>From the project: <a href={`/improvement/projects/${line.projectId}`}>{line.project}</a></p>}
        {mayLearning(ctx.viewer, 'share learning', line.organisationId) && (
          <FoldedForm summary="Decide anew" form="decision" action={`${logHome}/${id}/decision`} fields={decisionFields} button="Save the decision" open={open} csrf={ctx.csrf()}
            values={{ decision: line.decision, reason: line.reason, evidence: line.evidence, ownerRole: line.ownerRole ?? '' }} />
        )}
      </>
    ),
  });
}
