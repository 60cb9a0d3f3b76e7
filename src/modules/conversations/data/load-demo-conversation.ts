import { randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { hashAuthorCode, newAuthorCode } from '../domain/author-code.ts';
import type { DemoConversation } from './demo-shape.ts';

interface DemoPlace {
  organisationId: string;
  now: Date;
}
type DemoPhase = DemoConversation['phases'][number];

/** Adds one imagined conversation, announced on the day it opens. Does nothing when it is there already. */
export async function loadDemoConversation(tx: Tx, { code, title, purpose, phases }: DemoConversation, { organisationId, now }: DemoPlace): Promise<void> {
  const id = newId();
  const added = await tx.insertInto('conversations.conversation').values({ id, organisation_id: organisationId, code, title, purpose, is_matrix_open: true, is_example: true, made_at: phases[0]?.opensOn ?? now })
    .onConflict((conflict) => conflict.column('code').doNothing()).returning('id').executeTakeFirst();
  if (!added) return;
  for (const [index, phase] of phases.entries()) await loadPhase(tx, phase, { organisationId, conversationId: id, position: index + 1 });
  await recordEvent(tx, { now, actor: 'operator' }, { room: 'conversations', name: 'example conversation loaded', organisationId, subject: { kind: 'conversation', id: code }, visibility: 'public' });
}

async function loadPhase(tx: Tx, phase: DemoPhase, { organisationId, conversationId, position }: { organisationId: string; conversationId: string; position: number }): Promise<void> {
  const id = phase.id ?? newId();
  const { number } = await tx.insertInto('conversations.phase').values({
    id, conversation_id: conversationId, organisation_id: organisationId, position, kind: phase.kind, title: phase.title, question: phase.question, introduction: phase.introduction, audience: phase.audience,
    opens_at: phase.opensOn, closes_at: phase.closesOn ?? null, announced_at: phase.opensOn,
  }).returning('number').executeTakeFirstOrThrow();
  await tx.insertInto('conversations.phase_key').values({ phase_number: number, key: randomBytes(32) }).execute();
  for (const [index, { words, isAppreciative = false }] of phase.prompts.entries()) await tx.insertInto('conversations.phase_prompt').values({ phase_id: id, organisation_id: organisationId, position: index + 1, words, is_appreciative: isAppreciative }).execute();
  const place = { phaseId: id, organisationId, hour: phase.opensOn };
  for (const { id: ideaIdGiven, words, route, comments = [], leave = [] } of phase.ideas) {
    const ideaId = await loadWords(tx, place, { id: ideaIdGiven, words, route, parentId: null, isShown: true });
    for (const purpose of leave) await tx.insertInto('conversations.words_leave').values({ contribution_id: ideaId, purpose, organisation_id: organisationId }).execute();
    for (const comment of comments) await loadWords(tx, place, { words: comment, route: 'online', parentId: ideaId, isShown: true });
  }
  for (const { words } of phase.waiting) await loadWords(tx, place, { words, route: 'online', parentId: null, isShown: false });
}

async function loadWords(tx: Tx, { phaseId, organisationId, hour }: { phaseId: string; organisationId: string; hour: Date }, { id = newId(), words, route, parentId, isShown }: { id?: string | undefined; words: string; route: string; parentId: string | null; isShown: boolean }): Promise<string> {
  await tx.insertInto('conversations.contribution').values({
    id, phase_id: phaseId, organisation_id: organisationId, item: randomInt(1, 2_147_483_647), kind: parentId ? 'comment' : 'idea', parent_id: parentId, words, route, received_hour: hour, state: isShown ? 'shown' : 'held', code_hash: hashAuthorCode(newAuthorCode()),
  }).execute();
  if (isShown) await tx.insertInto('conversations.showing').values({ contribution_id: id, organisation_id: organisationId, began_hour: hour }).execute();
  return id;
}
