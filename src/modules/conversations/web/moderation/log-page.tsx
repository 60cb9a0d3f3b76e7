import { writeCsv } from '#platform/csv';
import { file, page, pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable, Paging } from '#ui/tables';
import { reasonFor } from '../../data/conversation-content.ts';
import { publicLog, type LoggedDecision } from '../../queries/public-log.ts';
import { phaseHref, placeAsked, trail } from '../where.ts';

const outcomeTitle: Readonly<Record<LoggedDecision['outcome'], string>> = { refused: 'Not shown', hidden: 'Shown first, then taken down', merged: 'Stands with another idea that says the same', parted: 'Stands for itself again', 'shown with words masked': 'Shown with some words masked' };
const appealTitle: Readonly<Record<NonNullable<LoggedDecision['appeal']>, string>> = { waiting: 'Waits for another person', upheld: 'The decision stayed', overturned: 'The words are shown now', 'not needed': 'The author changed or took out the words' };
const reasonIn = ({ reasonCode }: LoggedDecision): string => reasonFor(reasonCode)?.toEveryone ?? '';
const pageSize = 100;

/** Every decision about words of a phase that was not just "shown", with its reason, without the words. */
export async function showLog(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const decisions = await ctx.read((tx) => publicLog(tx, phase.id));
  const number = pageOf(pageAsked(ctx), decisions.length, pageSize);
  const here = `${phaseHref(conversation, phase)}/decisions`;
  return page({
    title: 'Decisions about words', currentSection: '/co-planning', breadcrumbs: trail(conversation, phase),
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Decisions about words</h1>
          {conversation.isExample && <p><Tag colour="yellow" text="Example" /> This conversation is imagined.</p>}
          <p>A person reads all words before they are shown. Here is each time that words were not shown as they came, and why. We do not print the words, nor who decided. Authors see the reason with their code, and can ask another person to decide again.</p>
          {decisions.length > 0 && <p><a href={`${here}.csv`}>Take the list as a table (CSV)</a></p>}
        </div>
        <DataTable caption="Decisions, newest first" rows={decisions.slice((number - 1) * pageSize, number * pageSize)} emptyText="All words that were read so far are shown as they came." isFirstColumnHeader={false} columns={[
          { key: 'day', head: 'Day', cell: ({ decidedOn }) => dayOf(decidedOn) }, { key: 'what', head: 'What', cell: ({ kind }) => (kind === 'idea' ? 'An idea' : 'A comment') },
          { key: 'outcome', head: 'Decision', cell: ({ outcome }) => outcomeTitle[outcome] }, { key: 'reason', head: 'Why', cell: (decision) => reasonIn(decision) || '–' }, { key: 'appeal', head: 'Appeal', cell: ({ appeal }) => (appeal ? appealTitle[appeal] : '–') },
        ]} />
        <Paging page={number} pageCount={Math.ceil(decisions.length / pageSize)} hrefOf={(to) => `${here}?page=${to}`} ariaLabel="Pages of decisions" />
      </>
    ),
  });
}

const dayOf = (day: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));

export async function logAsCsv(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const decisions = await ctx.read((tx) => publicLog(tx, phase.id));
  const rows = decisions.map((decision) => [decision.decidedOn, decision.kind, decision.outcome, decision.reasonCode, reasonIn(decision), decision.appeal]);
  return file(writeCsv(['day', 'kind', 'decision', 'reason_code', 'reason', 'appeal'], rows), 'text/csv; charset=utf-8', `decisions-${conversation.code}-${phase.position}.csv`);
}
