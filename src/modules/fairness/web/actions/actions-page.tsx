import { formatDay, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { periodName } from '#modules/quality';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { actionKinds } from '../../domain/action-kinds.ts';
import { changeSince } from '../../domain/since-action.ts';
import { actionsSeen, type KindCount, type SeenAction } from '../../queries/actions/actions-seen.ts';
import { gapHref } from '../gaps/addresses.ts';
import { changeSentences } from '../gaps/change-words.ts';
import { namesOf } from '../../domain/names-of.ts';
import { gapSentence } from '../words.ts';

/** What is done about gaps, by kind, each with how its gap has changed since (requirement S117). Changes are never added up or ranked. */
export async function showActions(ctx: RequestContext): Promise<Reply> {
  const organisationCode = typeof ctx.query['organisation'] === 'string' && ctx.query['organisation'] !== '' ? ctx.query['organisation'] : undefined;
  const { actions, counts } = await ctx.read((tx) => actionsSeen(tx, { organisationCode }));
  const today = londonDay(ctx.now);
  const total = counts.reduce((sum, { open, done, stopped }) => sum + open + done + stopped, 0);
  return page({
    title: 'What is done about gaps', currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">What is done about gaps</h1>
          <p>There are three ways to answer a gap. Each action says what is done, and how its gap has changed since. A change after an action is not always a change because of it.</p>
        </div>
        <KindTable counts={counts} />
        {actions.length < total && <p>Below stand the first {actions.length}, those that go on first.</p>}
        {actionKinds.map(({ code, title, words }) => {
          const own = actions.filter(({ kind }) => kind === code);
          return (
            <section class="nhsuk-u-margin-bottom-6" aria-labelledby={`kind-${code}`}>
              <h2 class="nhsuk-heading-m" id={`kind-${code}`}>{title}</h2>
              <p>{words}.</p>
              {own.length === 0 ? <p>No action of this kind yet.</p> : own.map((action) => <OneAction action={action} today={today} />)}
            </section>
          );
        })}
      </>
    ),
  });
}

function KindTable({ counts }: { counts: readonly KindCount[] }) {
  const rows = actionKinds.map(({ code, title }) => ({ title, open: 0, done: 0, stopped: 0, ...counts.find(({ kind }) => kind === code) }));
  return (
    <DataTable
      caption="How many actions of each kind" captionSize="m" rows={rows} emptyText=""
      columns={[
        { key: 'kind', head: 'Kind', cell: ({ title }) => title }, { key: 'open', head: 'Going on', isNumeric: true, cell: ({ open }) => String(open) }, { key: 'done', head: 'Done', isNumeric: true, cell: ({ done }) => String(done) },
        { key: 'stopped', head: 'Stopped', isNumeric: true, cell: ({ stopped }) => String(stopped) },
      ]}
    />
  );
}

function OneAction({ action, today }: { action: SeenAction; today: string }) {
  const { what, isExample, figures, measure, unit, organisation, expectedEffect, ownerRole, dueOn, endedOn, outcome, outcomeWords, madeOn } = action;
  const isLate = endedOn === null && dueOn < today;
  return (
    <div class="allied-links__item">
      <h3 class="nhsuk-heading-s">{what}{isExample && <> <Tag colour="yellow" text="Example" /></>}{isLate && <> <Tag colour="orange" text="Late" /></>}</h3>
      <p>Gap: {figures ? <a href={gapHref(figures)}>{measure}, by {namesOf(figures)}</a> : measure}, {unit}, {organisation}<br />
        Expected: {expectedEffect}<br />
        {ownerRole}. Began on {formatDay(madeOn)}, {endedOn ? `${outcome === 'done' ? 'done' : 'stopped'} on ${formatDay(endedOn)}: ${outcomeWords}` : `due on ${formatDay(dueOn)}`}</p>
      <Change action={action} />
    </div>
  );
}

function Change({ action: { figures, groupCode, madeOn } }: { action: SeenAction }) {
  const since = figures ? changeSince(figures, { groupCode, madeOn }) : { why: 'You may not see the figures of this gap, or there are none yet.' };
  if (!('view' in since) || !figures) return <p>{'why' in since ? since.why : ''}</p>;
  const { view, groupName } = since;
  if (!('change' in since)) return <p><strong>{groupName}</strong>, {periodName(view.now.from, view.step)}: {gapSentence(since.gap, figures.definition)} {since.why}</p>;
  const { heading, sentences } = changeSentences({ ...view, change: since.change }, figures.definition);
  return <p><strong>{groupName}: {heading.toLowerCase()}.</strong> {sentences.join(' ')}</p>;
}
