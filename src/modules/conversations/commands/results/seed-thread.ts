import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { personas } from '#modules/directory';
import { loadDemoConversation } from '../../data/load-demo-conversation.ts';
import { loadedPhases, loadStatements, loadThemeAnswers, type LoadedPhase } from '../../data/load-demo-phases.ts';
import { loadThreadCodes } from '../../data/thread/load-thread-codes.ts';
import { loadThreadPeople } from '../../data/thread/load-thread-people.ts';
import { loadThreadThemes } from '../../data/thread/load-thread-themes.ts';
import { readDemoThread, type DemoThread } from '../../data/thread/thread-file.ts';
import { finalStanding } from '../../queries/challenge/final-standing.ts';

interface Known {
  organisationId: string;
  hostId: string;
  secondId: string;
  coderId: string;
}

/** Loads the conversation of the worked thread: three parts that have ended, their words, votes, codes, themes, final text and answers. Does nothing when it is there. */
export async function seedThread(tx: Tx, { organisationId, now }: { organisationId: string; now: Date }): Promise<void> {
  const thread = readDemoThread();
  if (await tx.selectFrom('conversations.conversation').select('id').where('code', '=', thread.conversation.code).executeTakeFirst()) return;
  const people = new Map((await personas(tx)).map(({ code, personId }) => [code, personId]));
  const [hostId, secondId, coderId] = [people.get('peer-leader'), people.get('support-worker'), people.get('researcher')];
  if (!hostId || !secondId || !coderId) return;
  await loadDemoConversation(tx, thread.conversation, { organisationId, now });
  await loadDemoConversation(tx, thread.next, { organisationId, now });
  await loadParts(tx, thread, { organisationId, hostId, secondId, coderId, now });
}

async function loadParts(tx: Tx, thread: DemoThread, { now, ...known }: Known & { now: Date }): Promise<void> {
  const { organisationId, hostId, coderId } = known;
  const { id: conversationId } = await tx.selectFrom('conversations.conversation').select('id').where('code', '=', thread.conversation.code).executeTakeFirstOrThrow();
  const numbers = await tx.selectFrom('conversations.phase').select(['id', 'number', 'closes_at']).where('conversation_id', '=', conversationId).orderBy('position').execute();
  const [first, professionals, challenge] = await loadedPhases(tx, conversationId);
  if (!first || !professionals || !challenge || !numbers[0]) throw new Error('content/demo/thread.yaml: three parts are needed');
  const ideas = await loadThreadPeople(tx, thread, { ...known, phase: { id: first.id, number: numbers[0].number, opensAt: first.opensAt } });
  const codeIds = await loadThreadCodes(tx, thread, { conversationId, organisationId, ideas, coder: { id: coderId, role: 'researcher' }, peer: { id: hostId, role: 'peer leader' } });
  const themes = await loadThreadThemes(tx, thread, { conversationId, organisationId, answererId: hostId, ideas, codeIds });
  await loadThemeAnswers(tx, thread, { organisationId, now, professionals, themes });
  await loadStatements(tx, thread, { organisationId, now, challenge, themes });
  for (const { id, number, closes_at } of numbers) {
    await tx.deleteFrom('conversations.phase_key').where('phase_number', '=', number).execute();
    await tx.updateTable('conversations.phase').set({ closed_at: closes_at, sealed_at: closes_at }).where('id', '=', id).execute();
  }
  await publishFinal(tx, thread, { organisationId, hostId, challenge });
}

/** A peer leader signs the wording in force, and it is published a while after the last word could come in. */
async function publishFinal(tx: Tx, { finalText }: DemoThread, { organisationId, hostId, challenge }: { organisationId: string; hostId: string; challenge: LoadedPhase }): Promise<void> {
  const at = startOfLondonDay(addDays(londonDay(challenge.opensAt), 30));
  const { waitsFor, standsFor } = await finalStanding(tx, { phaseId: challenge.id, now: at });
  if (waitsFor.length > 0) throw new Error(`content/demo/thread.yaml: ${waitsFor.join(' ')}`);
  const own = { phase_id: challenge.id, organisation_id: organisationId };
  await tx.insertInto('conversations.sign_off').values({ ...own, id: newId(), what: 'final text', stands_for: standsFor, signed_at: at, signed_by: hostId }).execute();
  await tx.insertInto('conversations.final_text').values({ ...own, introduction: finalText, published_at: at, published_by: null }).execute();
}
