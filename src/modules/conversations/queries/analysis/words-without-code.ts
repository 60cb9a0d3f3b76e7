import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export const whyWithoutCode = ['no code fits', 'coded differently', 'being coded', 'in no batch'] as const;
export type WhyWithoutCode = (typeof whyWithoutCode)[number];

export interface UncodedLine {
  id: string;
  words: string;
  language: string;
  phasePosition: number;
  phaseTitle: string;
  /** The batch it is in; null for none. */
  roundId: string | null;
  batch: number | null;
  why: WhyWithoutCode;
}

export interface UncodedAsked {
  conversationId: string;
  /** The number of a batch, or null for all. */
  batch: number | null;
  /** The place of a part, or null for all. */
  part: number | null;
  why: WhyWithoutCode | null;
  /** From 1. */
  page: number;
}

export const UNCODED_PAGE = 50;

/**
 * Shown words that have no settled code, and why: of words that are being coded it tells nothing but that. In an order that tells no
 * time. Answers one page of them and how many there are.
 */
export async function wordsWithoutCode(tx: Tx, { conversationId, batch, part, why, page }: UncodedAsked): Promise<{ lines: UncodedLine[]; total: number }> {
  const found = sql`select c.id, c.item, coalesce(c.shown_words, c.words) as words, c.language, p.position as "phasePosition", p.title as "phaseTitle", r.id as "roundId", r.number as batch,
      case when s.contribution_id is not null then 'no code fits' when r.finished_at is not null then 'coded differently' when r.id is not null then 'being coded' else 'in no batch' end as why
    from conversations.contribution c join conversations.phase p on p.id = c.phase_id left join conversations.settled s on s.contribution_id = c.id
    left join conversations.round_item i on i.contribution_id = c.id left join conversations.coding_round r on r.id = i.round_id
    where p.conversation_id = ${conversationId} and c.state = 'shown' and c.kind <> 'statement' and not exists (select from conversations.settled_code g where g.contribution_id = c.id)
      and (${batch}::integer is null or r.number = ${batch}) and (${part}::integer is null or p.position = ${part})`;
  const asked = sql`from (${found}) f where ${why}::text is null or f.why = ${why}`;
  const { rows: [counted] } = await sql<{ total: number }>`select count(*)::int as total ${asked}`.execute(tx);
  const { rows: lines } = await sql<UncodedLine>`select f.id, f.words, f.language, f."phasePosition", f."phaseTitle", f."roundId", f.batch, f.why ${asked} order by f.item, f.id limit ${UNCODED_PAGE} offset ${(page - 1) * UNCODED_PAGE}`.execute(tx);
  return { lines, total: counted?.total ?? 0 };
}
