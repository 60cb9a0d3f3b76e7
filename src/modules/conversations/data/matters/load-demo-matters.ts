import { sql } from 'kysely';
import { startOfLondonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { objectiveLines } from '#modules/strategy';
import { hashAuthorCode, newAuthorCode } from '../../domain/author-code.ts';
import { concernOf } from '../concern.ts';

interface DemoAnswer {
  words: string;
  route: 'online' | 'phone' | 'paper' | 'in person';
  district?: string | undefined;
  /** Short names of codes. */
  codes?: readonly string[] | undefined;
}

export interface DemoMatters {
  openedOn: Day;
  countedOn: Day;
  codes: readonly { code: string; name: string; definition: string; example: string }[];
  answers: readonly DemoAnswer[];
  waiting: readonly DemoAnswer[];
  /** `objective` is its wording, word for word. */
  changes: readonly { code: string; doneOn: Day; words: string; objective?: string | undefined }[];
}

interface DemoPlace {
  organisationId: string;
  conversationId: string;
  /** Who codes, and who checks. */
  coderId: string;
  checkerId: string;
}

/** Adds the imagined trust's answers to "What matters to you?", coded by one, checked by another and counted once. Does nothing when they are there. */
export async function loadDemoMatters(tx: Tx, { openedOn, countedOn, codes, answers, waiting, changes }: DemoMatters, place: DemoPlace): Promise<void> {
  const added = await tx.insertInto('conversations.matters_desk').values({ organisation_id: place.organisationId, conversation_id: place.conversationId, is_example: true, opened_on: openedOn }).onConflict((conflict) => conflict.doNothing()).returning('organisation_id').executeTakeFirst();
  if (!added) return;
  const codeIds = new Map<string, string>();
  for (const { code, ...wording } of codes) codeIds.set(code, await loadCode(tx, wording, place, startOfLondonDay(openedOn)));
  for (const answer of answers) await loadAnswer(tx, answer, { ...place, receivedOn: openedOn, codeIds });
  await sql`select conversations.count_matters(${place.organisationId}, ${startOfLondonDay(countedOn)})`.execute(tx);
  for (const answer of waiting) await loadAnswer(tx, answer, { ...place, receivedOn: countedOn, codeIds, checkerId: null });
  const objectives = await objectiveLines(tx, { organisationId: place.organisationId, publishedOnly: true, asAt: startOfLondonDay(countedOn) });
  for (const { code, doneOn, words, objective } of changes) {
    const found = objectives.find(({ wording }) => wording === objective);
    await tx.insertInto('conversations.matter_change').values({ organisation_id: place.organisationId, code_id: codeIds.get(code) ?? null, objective_id: found?.id ?? null, words, done_on: doneOn }).execute();
  }
}

async function loadCode(tx: Tx, wording: { name: string; definition: string; example: string }, { organisationId, conversationId }: DemoPlace, madeAt: Date): Promise<string> {
  const id = newId();
  await tx.insertInto('conversations.code').values({ id, conversation_id: conversationId, organisation_id: organisationId }).execute();
  await tx.insertInto('conversations.code_version').values({ code_id: id, version: 1, organisation_id: organisationId, ...wording, made_at: madeAt }).execute();
  return id;
}

async function loadAnswer(tx: Tx, { words, route, district = undefined, codes = undefined }: DemoAnswer, { organisationId, coderId, checkerId, receivedOn, codeIds }: { organisationId: string; coderId: string; checkerId: string | null; receivedOn: Day; codeIds: ReadonlyMap<string, string> }): Promise<void> {
  const id = newId();
  await tx.insertInto('conversations.matter').values({ id, organisation_id: organisationId, words, route, district: district ?? null, received_on: receivedOn, agreed_on: route === 'online' ? null : receivedOn, concern: concernOf(words), code_hash: hashAuthorCode(newAuthorCode()) }).execute();
  if (!codes) return;
  await tx.insertInto('conversations.matter_coding').values({ matter_id: id, organisation_id: organisationId, coded_by: coderId, checked_by: checkerId }).execute();
  const given = codes.flatMap((code) => codeIds.get(code) ?? []);
  await tx.insertInto('conversations.matter_code').values(given.map((code_id) => ({ matter_id: id, code_id, organisation_id: organisationId }))).execute();
}
