import { z } from 'zod';
import { Invalid } from '#platform/errors';
import type { Route } from '#platform/http';
import { HiddenField, TextField, type FormValues } from '#ui/forms';
import { Button, Details, InsetText, WarningCallout } from '#ui/nhsuk';
import { enterTableNotes, type TableNote } from '../../commands/enter-table-notes.ts';
import { personalHints } from '../../domain/personal-details.ts';
import { tableSheet, type NoteLine } from '../../queries/session-notes.ts';
import type { SessionPage } from '../../queries/session-page.ts';
import { stepRoutes, type StepScene } from './session-step.tsx';

/** Empty lines under each question; saving brings as many again. */
const FRESH_LINES = 6;

interface Sheet {
  table: number;
  revision: number;
  notes: readonly NoteLine[];
}

/** A line of the form: a note that is there, or an empty one. */
interface FormLine {
  /** The name of its field; that of its votes has "votes-" before it. */
  name: string;
  id: string | null;
  questionId: string;
}

export const tableRoutes: readonly Route[] = stepRoutes({
  path: 'tables/:table', saved: 'table-notes', example: { table: '1' }, isWide: true, growsMeanwhile: true,
  load: async (tx, { session, ctx }): Promise<Sheet> => {
    const table = /^\d{1,2}$/.test(ctx.params['table'] ?? '') ? Number(ctx.params['table']) : 0;
    return { table, ...(await tableSheet(tx, session.id, table)) };
  },
  title: ({ extra }) => `Notes of table ${extra.table}`, button: () => 'Save',
  schema: (scene) => z.object({ revision: z.coerce.number('The form is out of date. Load the page again').int(), ...lineSchemas(scene) }),
  values: ({ extra }): FormValues => Object.fromEntries(extra.notes.flatMap(({ id, words, votes }) => [[`note-${id}`, words], [`votes-note-${id}`, votes > 0 ? String(votes) : '']])),
  before: (scene) => <><WhatIsThere {...scene} /><Careful /></>,
  fields: (scene) => <Lines scene={scene} />,
  moreButtons: ({ session, extra }) => (extra.table < session.tableCount ? <div><Button variant="secondary" name="then" value="next-table" text={`Save and go to table ${extra.table + 1}`} /></div> : null),
  save: async (tx, acting, { value, scene }) => {
    const { session, extra: { table }, ctx } = scene;
    const answers = value as Record<string, string | number>;
    const notes = linesOf(scene).map((line) => noteOf(line, answers));
    await enterTableNotes(tx, acting, { id: session.id, table, revision: value.revision, notes });
    const goesOn = (ctx.body as Record<string, unknown>)['then'] === 'next-table' && table < session.tableCount;
    return `/sessions/${session.id}/tables/${goesOn ? table + 1 : table}`;
  },
});

function linesOf({ session, extra }: StepScene<Sheet>): FormLine[] {
  return session.questions.flatMap(({ id: questionId }, at) => [
    ...extra.notes.filter((note) => note.questionId === questionId).map(({ id }) => ({ name: `note-${id}`, id, questionId })),
    ...Array.from({ length: FRESH_LINES }, (_, line) => ({ name: `new-${at + 1}-${line + 1}`, id: null, questionId })),
  ]);
}

const words = z.string().trim().max(600, 'A note must be 600 letters or fewer').transform((typed) => typed.replaceAll(/\s+/g, ' '));
const votes = z.string().optional().transform((typed, context): number => {
  const digits = (typed ?? '').replaceAll(/\s/g, '');
  if (digits === '') return 0;
  if (/^\d{1,4}$/.test(digits) && Number(digits) <= 1000) return Number(digits);
  context.addIssue({ code: 'custom', message: 'Votes must be a whole number from 0 to 1,000' });
  return 0;
});

const lineSchemas = (scene: StepScene<Sheet>): Record<string, typeof words | typeof votes> => Object.fromEntries(linesOf(scene).flatMap(({ name }) => [[name, words], [`votes-${name}`, votes]]));

function noteOf({ name, id, questionId }: FormLine, answers: Record<string, string | number>): TableNote {
  const note = { id, questionId, words: String(answers[name] ?? ''), votes: Number(answers[`votes-${name}`] ?? 0) };
  if (id === null && note.words === '' && note.votes > 0) throw new Invalid('Some votes have no note.', { [name]: 'Write the note, or take its votes away' });
  return note;
}

function WhatIsThere({ session, extra: { table, notes } }: StepScene<Sheet>) {
  const seen = notes.flatMap((note) => personalHints(note.words).map((hint) => ({ hint, words: note.words })));
  return (
    <>
      <nav aria-label="Tables"><ul class="allied-facts">{Array.from({ length: session.tableCount }, (_, at) => at + 1).map((number) => <li key={number}>{number === table ? <a href={`/sessions/${session.id}/tables/${number}`} aria-current="page"><strong>Table {number}</strong></a> : <a href={`/sessions/${session.id}/tables/${number}`}>Table {number}</a>}</li>)}</ul></nav>
      {seen.length > 0 && (
        <WarningCallout heading={{ text: 'Read these notes again', level: 2 }}>
          <p>They may point to one person. Leave out what is not needed.</p>
          <ul>{seen.map(({ hint, words: said }) => <li key={`${hint}${said}`}>This may be {hint}: <span data-quoted>“{said}”</span></li>)}</ul>
        </WarningCallout>
      )}
      {notes.length > 0 && <Details summary={notes.length === 1 ? '1 note is saved' : `${notes.length} notes are saved`}><ul>{notes.map((note) => <li key={note.id}><span data-quoted>{note.words}</span> ({note.votes === 1 ? '1 vote' : `${note.votes} votes`})</li>)}</ul></Details>}
    </>
  );
}

function Careful() {
  return <InsetText>Type what the table wrote, not who said it. Leave out names and jobs that only one person has. Leave out very small places and illnesses that would show who it is.</InsetText>;
}

function Lines({ scene }: { readonly scene: StepScene<Sheet> }) {
  const { session, extra } = scene;
  const lines = linesOf(scene);
  return (
    <>
      <HiddenField name="revision" value={extra.revision} />
      <p>One note a line, and how many ticks it had. To take a note away, empty its line. Saving brings new lines.</p>
      {session.questions.map(({ id, words: question }) => <Question key={id} question={question} lines={lines.filter(({ questionId }) => questionId === id)} />)}
    </>
  );
}

function Question({ question, lines }: { readonly question: SessionPage['questions'][number]['words']; readonly lines: readonly FormLine[] }) {
  return (
    <fieldset class="nhsuk-fieldset nhsuk-u-margin-bottom-4">
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s" data-quoted>{question}</legend>
      {lines.map(({ name }, at) => (
        <div key={name} class="allied-note-line">
          <TextField name={name} label={`Note ${at + 1}`} />
          <TextField name={`votes-${name}`} label={{ html: <>Votes<span class="nhsuk-u-visually-hidden"> for note {at + 1}</span></> }} inputmode="numeric" width={3} />
        </div>
      ))}
    </fieldset>
  );
}
