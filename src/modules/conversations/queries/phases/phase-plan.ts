import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface PhasePlanPage {
  revision: number;
  isAnnounced: boolean;
  template: string;
  invitations: string;
  partners: string;
  prompts: readonly { words: string; isAppreciative: boolean }[];
}

/** What is planned for a phase, for its own organisation. */
export async function phasePlan(tx: Tx, phaseId: string): Promise<PhasePlanPage> {
  const { rows } = await sql<Omit<PhasePlanPage, 'prompts'>>`select p.revision, p.announced_at is not null as "isAnnounced", coalesce(x.template, '') as template, coalesce(x.invitations, '') as invitations, coalesce(x.partners, '') as partners
    from conversations.phase p left join conversations.phase_plan x on x.phase_id = p.id where p.id = ${phaseId}`.execute(tx);
  return { ...(rows[0] ?? { revision: 1, isAnnounced: false, template: '', invitations: '', partners: '' }), prompts: await promptsOf(tx, phaseId) };
}

/** The prompts of a phase in their order. */
export async function promptsOf(tx: Tx, phaseId: string): Promise<{ words: string; isAppreciative: boolean }[]> {
  return (await sql<{ words: string; isAppreciative: boolean }>`select words, is_appreciative as "isAppreciative" from conversations.phase_prompt where phase_id = ${phaseId} order by position`.execute(tx)).rows;
}
