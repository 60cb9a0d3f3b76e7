import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { insertStatements } from '../../data/open-data/insert-statements.ts';
import { insertExposure } from '../../data/open-data/insert-exposure.ts';
import { insertVotes } from '../../data/open-data/insert-votes.ts';
import type { OpenDataSet, OpenPhase } from '../../domain/open-data/open-data-set.ts';

export interface ImportAsked {
  organisationId: string;
  code: string;
  now: Date;
  /** Called now and then with how many votes are written. */
  onProgress(votes: number): void;
}

export interface Imported {
  code: string;
  /** It was here before, and nothing was changed. */
  wasHere: boolean;
}

/**
 * Writes a conversation that was held elsewhere: over and sealed, its participants under numbers drawn at random, its source and
 * licence beside it. The same export is written once. Throws Conflict where the code is taken by another conversation.
 */
export async function importConversation(tx: Tx, set: OpenDataSet, asked: ImportAsked): Promise<Imported> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${set.fingerprint.toString('hex')}`}, 0))`.execute(tx);
  const here = await tx.selectFrom('conversations.provenance as p').innerJoin('conversations.conversation as c', 'c.id', 'p.conversation_id').select('c.code').where('p.fingerprint', '=', set.fingerprint).executeTakeFirst();
  if (here) return { code: here.code, wasHere: true };
  const conversationId = newId();
  const added = await tx.insertInto('conversations.conversation').values({ id: conversationId, organisation_id: asked.organisationId, code: asked.code, title: set.title, purpose: set.purpose, is_matrix_open: true, is_example: set.isExample, made_at: asked.now })
    .onConflict((conflict) => conflict.column('code').doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict(`A conversation has the code “${asked.code}” already. Give another one with --code.`);
  await tx.insertInto('conversations.provenance').values({ conversation_id: conversationId, organisation_id: asked.organisationId, kind: set.kind, source: set.source, licence: set.licence, attribution: set.attribution, fingerprint: set.fingerprint, imported_at: asked.now }).execute();
  for (const [at, phase] of set.phases.entries()) await insertPhase(tx, phase, { ...asked, conversationId, position: at + 1 });
  await recordEvent(tx, { now: asked.now, actor: 'operator' }, { room: 'conversations', name: 'conversation imported', organisationId: asked.organisationId, subject: { kind: 'conversation', id: asked.code }, facts: { source: set.source }, visibility: 'public' });
  return { code: asked.code, wasHere: false };
}

async function insertPhase(tx: Tx, phase: OpenPhase, { organisationId, conversationId, position, now, onProgress }: ImportAsked & { conversationId: string; position: number }): Promise<void> {
  const id = newId();
  const end = new Date(Math.max(Math.ceil((phase.lastAt.getTime() + 1) / 3_600_000) * 3_600_000, phase.firstAt.getTime() + 3_600_000));
  const { number } = await tx.insertInto('conversations.phase').values({
    id, conversation_id: conversationId, organisation_id: organisationId, position, kind: 'people', title: phase.title, question: phase.question,
    opens_at: phase.firstAt, announced_at: phase.firstAt, closes_at: end, closed_at: end, sealed_at: now,
  }).returning('number').executeTakeFirstOrThrow();
  const items = distinctNumbers(phase.statements.length);
  await insertStatements(tx, phase.statements, { phaseId: id, organisationId, items });
  await insertExposure(tx, phase.exposure, { phaseNumber: number, items, hour: phase.firstAt });
  await insertVotes(tx, phase.votes, { phaseNumber: number, items, onProgress });
}

/** Names of words in the vote store: drawn at random, so that they tell no order. */
function distinctNumbers(count: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(randomInt(1, 2_147_483_647));
  return [...drawn];
}
