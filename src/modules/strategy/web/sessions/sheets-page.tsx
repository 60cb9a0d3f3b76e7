import { formatDay } from '#platform/clock';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { exampleSessionId } from '../../data/seed-event-session.ts';
import type { SessionPage } from '../../queries/session-page.ts';
import { crumbsOf, organisersSession } from './session-step.tsx';

export const sheetRoutes: readonly Route[] = [get('/sessions/:id/sheets', 'run event sessions', showSheets, { example: { id: exampleSessionId } })];

/** As many lines as fit on a sheet of A4 beside the questions; a table that needs more takes another sheet. */
const linesFor = (questionCount: number): number => Math.max(2, Math.min(8, Math.floor(26 / Math.max(1, questionCount))));

async function showSheets(ctx: RequestContext): Promise<Reply> {
  const session = await ctx.read((tx) => organisersSession(tx, ctx));
  return page({
    title: `Sheets: ${session.title}`, breadcrumbs: crumbsOf(session), currentSection: '/co-planning',
    content: (
      <>
        <div class="allied-screen-only">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{session.title}</span> Sheets to print</h1>
          <p>Print this page: one sheet for the facilitator, then one for each table. Your browser’s print button does it.</p>
          <p><a href={`/sessions/${session.id}`}>Go back to the session</a></p>
        </div>
        <FacilitatorSheet session={session} />
        {Array.from({ length: session.tableCount }, (_, at) => <TableSheet key={at} session={session} table={at + 1} />)}
      </>
    ),
  });
}

function FacilitatorSheet({ session }: { readonly session: SessionPage }) {
  return (
    <section class="allied-sheet" aria-labelledby="facilitator">
      <h2 class="nhsuk-heading-m" id="facilitator">For the facilitator</h2>
      <p data-quoted>{session.title}, {formatDay(session.heldOn)}, {session.place}</p>
      <h3 class="nhsuk-heading-s">Before</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Mix the tables: people of different jobs, and people who use services, at every table.</li>
        <li>Ask each table for somebody who writes. Support workers and students speak first if they like.</li>
        <li>Say that no names are written down, and why: what counts is what is said, not who says it.</li>
      </ul>
      <h3 class="nhsuk-heading-s">At the tables</h3>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>Read the question out. Let everybody think for a minute.</li>
        <li>Write one thought a line. Write it down also when not all agree.</li>
        <li>After all questions: everybody puts a tick beside the notes that matter most to them, five ticks each.</li>
        <li>Collect the sheets, also the empty ones.</li>
      </ol>
      <h3 class="nhsuk-heading-s">The questions</h3>
      <ol class="nhsuk-list nhsuk-list--number">{session.questions.map(({ id, words }) => <li key={id} data-quoted>{words}</li>)}</ol>
      <h3 class="nhsuk-heading-s">Count and note</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>How many people came from each group? Counts, no names.</li>
        <li>Who was not in the room, and what will you do about it? Think of {session.publicPhrase}.</li>
      </ul>
    </section>
  );
}

function TableSheet({ session, table }: { readonly session: SessionPage; readonly table: number }) {
  const lines = linesFor(session.questions.length);
  return (
    <section class="allied-sheet" aria-labelledby={`sheet-${table}`}>
      <h2 class="nhsuk-heading-m" id={`sheet-${table}`}>Table {table} of {session.tableCount}</h2>
      <p class="nhsuk-body-s"><span data-quoted>{session.title}, {formatDay(session.heldOn)}.</span> One thought a line. No names, please. At the end, tick the notes that matter most to you: one box a tick.</p>
      {session.questions.map(({ id, words }, at) => (
        <div key={id} class="allied-sheet__question">
          <h3 class="nhsuk-heading-s" data-quoted>{at + 1}. {words}</h3>
          {Array.from({ length: lines }, (_, line) => <div key={line} class="allied-sheet__line" aria-hidden="true"><span class="allied-sheet__space" /><span class="allied-sheet__ticks">{Array.from({ length: 8 }, (_box, box) => <span key={box} class="allied-sheet__box" />)}</span></div>)}
        </div>
      ))}
    </section>
  );
}
