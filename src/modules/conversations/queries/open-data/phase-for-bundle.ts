import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** A sealed phase and where it is from, as the top of a bundle says it. */
export interface BundlePhase {
  id: string;
  number: number;
  position: number;
  kind: string;
  title: string;
  question: string;
  introduction: string;
  opensAt: Date;
  closedAt: Date;
  conversation: { id: string; code: string; title: string; purpose: string; isMatrixOpen: boolean; isExample: boolean; organisationName: string; organisationCode: string };
  /** Where it was loaded from; null where it was held here. */
  provenance: { source: string; licence: string; attribution: string } | null;
}

/** The sealed phases of a conversation, all or the one at a place, in their order. */
export async function sealedPhases(tx: Tx, which: { code: string; position?: number | undefined } | { phaseId: string }): Promise<BundlePhase[]> {
  const where = 'phaseId' in which ? sql`p.id = ${which.phaseId}` : sql`c.code = ${which.code} and (${which.position ?? null}::integer is null or p.position = ${which.position ?? null})`;
  const { rows } = await sql<Omit<BundlePhase, 'conversation' | 'provenance'> & BundlePhase['conversation'] & { conversationId: string; conversationTitle: string; source: string | null; licence: string | null; attribution: string | null }>`
    select p.id, p.number, p.position, p.kind, p.title, p.question, p.introduction, p.opens_at as "opensAt", p.closed_at as "closedAt", c.id as "conversationId", c.code, c.title as "conversationTitle", c.purpose,
      c.is_matrix_open as "isMatrixOpen", c.is_example as "isExample", o.name as "organisationName", o.code as "organisationCode", v.source, v.licence, v.attribution
    from conversations.phase p join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = c.organisation_id left join conversations.provenance v on v.conversation_id = c.id
    where p.sealed_at is not null and p.announced_at is not null and ${where} order by p.position`.execute(tx);
  return rows.map(({ conversationId, conversationTitle, code, purpose, isMatrixOpen, isExample, organisationName, organisationCode, source, licence, attribution, ...phase }) => ({
    ...phase, conversation: { id: conversationId, code, title: conversationTitle, purpose, isMatrixOpen, isExample, organisationName, organisationCode },
    provenance: source === null || licence === null || attribution === null ? null : { source, licence, attribution },
  }));
}
