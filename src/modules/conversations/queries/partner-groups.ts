import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { PartnerStep } from '../domain/partner-steps.ts';

export interface PartnerStepLine {
  step: PartnerStep;
  happenedOn: Day;
  words: string;
  phaseTitle: string;
}

export interface PartnerGroupLine {
  id: string;
  name: string;
  contactRole: string;
  isForUnder16: boolean;
  isExample: boolean;
  workshopCount: number;
  steps: readonly PartnerStepLine[];
}

/** The register of partner groups of an organisation, with what happened in each part of a conversation. */
export async function partnerGroupsOf(tx: Tx, organisationId: string): Promise<PartnerGroupLine[]> {
  const { rows: groups } = await sql<Omit<PartnerGroupLine, 'steps'>>`select g.id, g.name, g.contact_role as "contactRole", g.is_for_under_16 as "isForUnder16", g.is_example as "isExample",
    (select count(*)::int from conversations.workshop w where w.partner_group_id = g.id) as "workshopCount" from conversations.partner_group g where g.organisation_id = ${organisationId} order by g.name`.execute(tx);
  const { rows: steps } = await sql<PartnerStepLine & { groupId: string }>`select s.partner_group_id as "groupId", s.step, s.happened_on as "happenedOn", s.words, p.title as "phaseTitle"
    from conversations.partner_step s join conversations.phase p on p.id = s.phase_id where s.organisation_id = ${organisationId} order by s.happened_on, s.step`.execute(tx);
  return groups.map((group) => ({ ...group, steps: steps.filter(({ groupId }) => groupId === group.id).map(({ groupId: _groupId, ...step }) => step) }));
}
