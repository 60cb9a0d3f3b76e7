import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { helpedAnswers, viewOf, type Helped, type VoiceKind, type VoiceView } from '../../domain/co-evaluation/voices.ts';

export interface CoEvaluation {
  id: string;
  organisationId: string;
  isOpen: boolean;
  /** In full eights, of the first answers; a kind with fewer than eight is missing. */
  views: Readonly<Partial<Record<VoiceKind, VoiceView>>>;
  words: readonly VoiceWords[];
}

export interface VoiceWords {
  id: string;
  kind: VoiceKind;
  forWhom: string;
  whatNext: string;
  receivedIn: string;
  route: string;
  standing: 'held' | 'shown' | 'kept back';
}

/** The last time people were asked whether an objective helped; null where they never were. Held words come only to their own organisation. */
export async function coEvaluationOf(tx: Tx, objectiveId: string): Promise<CoEvaluation | null> {
  const asked = await tx.selectFrom('quality.co_evaluation').select(['id', 'organisation_id', 'closed_at']).where('objective_id', '=', objectiveId).orderBy('opened_at', 'desc').limit(1).executeTakeFirst();
  if (!asked) return null;
  return { id: asked.id, organisationId: asked.organisation_id, isOpen: asked.closed_at === null, views: await viewsOf(tx, asked.id, asked.closed_at === null), words: await wordsOf(tx, asked.id) };
}

async function viewsOf(tx: Tx, id: string, isOpen: boolean): Promise<CoEvaluation['views']> {
  const { rows } = await sql<{ kind: VoiceKind; helped: Helped; n: number }>`select kind, helped, n from quality.co_evaluation_counts(${id})`.execute(tx);
  const none = Object.fromEntries(helpedAnswers.map((answer) => [answer, 0])) as Record<Helped, number>;
  return Object.fromEntries([...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => [kind, viewOf({ ...none, ...Object.fromEntries(of.map(({ helped, n }) => [helped, n])) }, isOpen)]));
}

async function wordsOf(tx: Tx, id: string): Promise<VoiceWords[]> {
  // No order of time: with the numbers it could show whose answer was last.
  const { rows } = await sql<VoiceWords>`
    select id, kind, for_whom as "forWhom", what_next as "whatNext", received_in as "receivedIn", route, case when shown_at is not null then 'shown' when not_shown_reason is not null then 'kept back' else 'held' end as standing
    from quality.co_evaluation_words where co_evaluation_id = ${id} order by id`.execute(tx);
  return rows;
}
