import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import type { StatementKind } from '../../domain/challenge/outcomes.ts';
import { lockChallengePhase } from './lock-challenge-phase.ts';

export interface StatementPlan {
  phaseId: string;
  kind: StatementKind;
  words: string;
  /** The published theme that it came from. */
  themeId?: string | null;
}

/** Adds a draft theme or a proposed commitment. Where the phase is open everyone sees it at once. Answers its id. */
export async function addStatement(tx: Tx, acting: Acting, { phaseId, kind, words, themeId = null }: StatementPlan): Promise<string> {
  const phase = await lockChallengePhase(tx, acting, phaseId, 'organise conversations');
  if (themeId) await checkTheme(tx, phase.conversation_id, themeId);
  const id = newId();
  const number = sql<number>`(select coalesce(max(s.number), 0) + 1 from conversations.statement s where s.phase_id = ${phase.id})`;
  await tx.insertInto('conversations.statement').values({ id, phase_id: phase.id, organisation_id: phase.organisation_id, number, kind, theme_id: themeId, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await tx.insertInto('conversations.statement_version').values({ statement_id: id, number: 1, organisation_id: phase.organisation_id, words, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await putToVote(tx, acting, id);
  await tellOfStatement(tx, acting, { id, organisation_id: phase.organisation_id }, 'statement drafted');
  return id;
}

/**
 * Words a statement anew. Before anybody else has read it the draft itself changes; from then on each wording is a version of its
 * own with what changed, and votes on an earlier one stay with that one. Answers the number of the version.
 * Throws Conflict for a form that is older than the words.
 */
export async function rewordStatement(tx: Tx, acting: Acting, { statementId, version, words, whatChanged }: { statementId: string; version: number; words: string; whatChanged: string }): Promise<number> {
  const { statement, phase } = await lockStatement(tx, acting, statementId);
  if (statement.version !== version) throw new Conflict('Somebody else has worded it anew. Read it again.');
  const current = await tx.selectFrom('conversations.statement_version').select('words').where('statement_id', '=', statement.id).where('number', '=', version).executeTakeFirstOrThrow();
  if (current.words.trim() === words.trim()) throw new Invalid('These are the words that stand there now.', { words: 'Change the words' });
  if (!phase.announced_at) {
    await tx.updateTable('conversations.statement_version').set({ words, made_at: acting.now, made_by: acting.viewer.personId }).where('statement_id', '=', statement.id).where('number', '=', version).execute();
    return version;
  }
  if (whatChanged.length < 3) throw new Invalid('Say what changed and why.', { whatChanged: 'Say what changed and why' });
  await tx.insertInto('conversations.statement_version').values({ statement_id: statement.id, number: version + 1, organisation_id: statement.organisation_id, words, what_changed: whatChanged, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await tx.updateTable('conversations.statement').set({ version: version + 1 }).where('id', '=', statement.id).execute();
  await putToVote(tx, acting, statement.id);
  await tellOfStatement(tx, acting, statement, 'statement worded anew', { version: version + 1 });
  return version + 1;
}

/** Names the theme it came from and the objective it became, each or neither: the trace in both directions. */
export async function linkStatement(tx: Tx, acting: Acting, { statementId, themeId, objectiveId }: { statementId: string; themeId: string | null; objectiveId: string | null }): Promise<void> {
  const { statement, phase } = await lockStatement(tx, acting, statementId, { evenFinal: true });
  if (themeId) await checkTheme(tx, phase.conversation_id, themeId);
  const objective = objectiveId && isId(objectiveId) ? await tx.selectFrom('strategy.objective').select('id').where('id', '=', objectiveId).where('organisation_id', '=', statement.organisation_id).executeTakeFirst() : undefined;
  if (objectiveId && !objective) throw new Invalid('Choose an objective.', { objective: 'Choose an objective' });
  await tx.updateTable('conversations.statement').set({ theme_id: themeId, objective_id: objectiveId }).where('id', '=', statement.id).execute();
  // The objective's own page leads to the theme as well, and from there to the words.
  if (themeId && objective) await tx.insertInto('conversations.theme_objective').values({ theme_id: themeId, objective_id: objective.id, organisation_id: statement.organisation_id, linked_at: acting.now, linked_by: acting.viewer.personId }).onConflict((conflict) => conflict.doNothing()).execute();
  await tellOfStatement(tx, acting, statement, 'statement traced', { ...(themeId ? { theme: themeId } : {}), ...(objectiveId ? { objective: objectiveId } : {}) });
}

/** Locks the phase of a statement, then the statement. Throws NotFound, Forbidden or Conflict. */
export async function lockStatement(tx: Tx, acting: Acting, statementId: string, { evenFinal = false }: { evenFinal?: boolean } = {}) {
  const found = isId(statementId) ? await tx.selectFrom('conversations.statement').select('phase_id').where('id', '=', statementId).executeTakeFirst() : undefined;
  if (!found) throw new NotFound();
  const phase = await lockChallengePhase(tx, acting, found.phase_id, 'organise conversations', { evenFinal });
  const statement = await tx.selectFrom('conversations.statement').selectAll().where('id', '=', statementId).forUpdate().executeTakeFirstOrThrow();
  return { statement, phase };
}

/** All statements of a phase that has just been announced. */
export async function putAllToVote(tx: Tx, acting: Acting, phaseId: string): Promise<void> {
  const statements = await tx.selectFrom('conversations.statement').select('id').where('phase_id', '=', phaseId).orderBy('number').execute();
  for (const { id } of statements) await putToVote(tx, acting, id);
}

const putToVote = async (tx: Tx, { now }: Acting, statementId: string): Promise<void> => {
  await sql`select conversations.put_to_vote(${statementId}, ${now})`.execute(tx);
};

async function checkTheme(tx: Tx, conversationId: string, themeId: string): Promise<void> {
  const theme = isId(themeId) ? await tx.selectFrom('conversations.theme').select('id').where('id', '=', themeId).where('conversation_id', '=', conversationId).executeTakeFirst() : undefined;
  if (!theme) throw new Invalid('Choose a theme.', { theme: 'Choose a theme' });
}

export const tellOfStatement = (tx: Tx, acting: Acting, { id, organisation_id }: { id: string; organisation_id: string }, name: string, facts: Record<string, string | number> = {}): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: organisation_id, subject: { kind: 'statement', id }, facts });
