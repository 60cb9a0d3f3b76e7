import { z } from 'zod';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { shownAttendance } from '../domain/session-attendance.ts';
import { exampleId, exampleOrganisations } from './demo-around.ts';
import { demoObjectiveId } from './load-demo-objectives.ts';
import { noon } from './load-demo-records.ts';
import { sessionContent } from './session-content.ts';
import { readShippedContent } from './shipped-content.ts';

const words = z.string().trim().min(3);
const schema = z.strictObject({
  format: z.literal('allied-demo-session/1'), example: z.literal(true), organisation: words, strategy: words, title: words, heldOn: z.iso.date(), place: words, tables: z.int().min(1).max(60), questionSet: words,
  attendance: z.record(words, z.int().min(1)),
  themes: z.array(z.strictObject({ code: words, name: words, objective: words.optional() })).min(1),
  notes: z.array(z.strictObject({ table: z.int().min(1), question: z.int().min(1), theme: words.nullable(), words, votes: z.int().min(0) })).min(1),
  absences: z.array(z.strictObject({ who: words, whatWasDone: words })).min(1),
});
type DemoSession = z.infer<typeof schema>;

/** The same on every installation, so that tests and pictures can name it. */
export const exampleSessionId = exampleId('event session', 'vale-and-riverside 2026');
export const exampleThemeId = (code: string): string => exampleId('session theme', code);

/** Adds the imagined trust's session, published and marked as an example, where it is not there yet. */
export async function seedEventSession(tx: Tx): Promise<void> {
  const session = readShippedContent('demo/event-session.yaml', schema);
  const organisationId = (await exampleOrganisations(tx)).get(session.organisation);
  const strategy = await tx.selectFrom('strategy.strategy').select('id').where('code', '=', session.strategy).executeTakeFirst();
  if (!organisationId || !strategy) return;
  const madeAt = noon(session.heldOn);
  const added = await tx.insertInto('strategy.event_session').values({
    id: exampleSessionId, organisation_id: organisationId, strategy_id: strategy.id, title: session.title, held_on: session.heldOn, place: session.place, table_count: session.tables,
    is_example: true, is_public: true, made_at: madeAt,
  }).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
  if (!added) return;
  const place = { session_id: exampleSessionId, organisation_id: organisationId };
  await seedRoom(tx, session, place);
  await seedThemes(tx, session, place, madeAt);
  await seedNotes(tx, session, place);
  await tx.insertInto('strategy.session_absence').values(session.absences.map(({ who, whatWasDone }, at) => ({ id: exampleId('session absence', who), ...place, who, what_was_done: whatWasDone, recorded_at: new Date(madeAt.getTime() + at * 60_000) }))).execute();
  const counts = Object.entries(session.attendance).map(([group, people]) => ({ group, people }));
  await tx.insertInto('strategy.session_publication').values({ id: exampleId('session publication', 'first'), ...place, published_at: noon('2026-05-08'), attendance: JSON.stringify(shownAttendance(counts)) }).execute();
  await recordEvent(tx, { now: madeAt, actor: 'operator' }, { room: 'strategy', name: 'example session loaded', organisationId, subject: { kind: 'event session', id: exampleSessionId }, visibility: 'public' });
}

type Place = { session_id: string; organisation_id: string };

const questionId = (position: number): string => exampleId('session question', String(position));

async function seedRoom(tx: Tx, session: DemoSession, place: Place): Promise<void> {
  const questions = sessionContent.questionSets.find(({ code }) => code === session.questionSet)?.questions ?? [];
  await tx.insertInto('strategy.session_question').values(questions.map((question, at) => ({ id: questionId(at + 1), ...place, position: at + 1, words: question.words }))).execute();
  await tx.insertInto('strategy.session_table').values(Array.from({ length: session.tables }, (_, at) => ({ ...place, number: at + 1 }))).execute();
  await tx.insertInto('strategy.session_attendance').values(Object.entries(session.attendance).map(([group, people]) => ({ ...place, group_code: group, people_count: people }))).execute();
}

async function seedThemes(tx: Tx, session: DemoSession, place: Place, madeAt: Date): Promise<void> {
  await tx.insertInto('strategy.session_theme').values(session.themes.map(({ code, name }) => ({ id: exampleThemeId(code), ...place, name, made_at: madeAt }))).execute();
  for (const { code, objective } of session.themes) {
    const found = objective ? await tx.selectFrom('strategy.objective').select(['id', 'made_at']).where('id', '=', demoObjectiveId(objective)).executeTakeFirst() : undefined;
    if (found) await tx.insertInto('strategy.session_theme_objective').values({ ...place, theme_id: exampleThemeId(code), objective_id: found.id, made_at: found.made_at }).execute();
  }
}

async function seedNotes(tx: Tx, session: DemoSession, place: Place): Promise<void> {
  await tx.insertInto('strategy.session_note').values(session.notes.map((note, at) => ({
    id: exampleId('session note', String(at + 1)), ...place, table_number: note.table, question_id: questionId(note.question), position: at + 1, words: note.words, votes: note.votes,
    theme_id: note.theme ? exampleThemeId(note.theme) : null,
  }))).execute();
}
