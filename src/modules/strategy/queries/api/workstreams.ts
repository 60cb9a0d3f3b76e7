import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Tx } from '#platform/db';
import { workstreamPage } from '../workstreams.ts';

export interface WorkstreamRecord {
  id: string;
  title: string;
  about: string;
  leadRole: string;
  organisation: string;
  isExample: boolean;
  isShared: boolean;
  hasEnded: boolean;
  serves: { strategy: string; code: string; weight: 'main' | 'also'; reason: string }[];
}

/** The workstreams that the viewer may see: their own organisation's and every shared one, in the order of their ids. */
export async function workstreamRecords(tx: Tx, { organisation }: { organisation?: string | undefined }, page: PageAsked): Promise<Rows<WorkstreamRecord>> {
  const { rows } = await sql<WorkstreamRecord>`
    select w.id, w.title, w.about, w.lead_role as "leadRole", o.code as organisation, w.is_example as "isExample", w.shared_at is not null as "isShared", w.ended_at is not null as "hasEnded",
      (select coalesce(jsonb_agg(jsonb_build_object('strategy', s.code, 'code', l.node_code, 'weight', l.weight, 'reason', l.reason) order by l.weight desc, s.code, l.node_code), '[]')
        from strategy.workstream_link l join strategy.strategy s on s.id = l.strategy_id where l.workstream_id = w.id and l.ended_at is null) as serves
    from strategy.workstream w join directory.organisation o on o.id = w.organisation_id
    where w.id::text > ${page.after?.[0] ?? ''} and (${organisation ?? null}::text is null or o.code = ${organisation ?? null})
    order by w.id::text limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ id }) => [id], (row) => row);
}

export interface WorkstreamInFull extends Omit<WorkstreamRecord, 'serves'> {
  endedBecause: string | null;
  links: { id: string; strategy: string; code: string; weight: 'main' | 'also'; reason: string }[];
}

/** One workstream with its open links; throws NotFound where the viewer may not see it. */
export async function workstreamRecord(tx: Tx, id: string): Promise<WorkstreamInFull> {
  const found = await workstreamPage(tx, id);
  const place = await tx.selectFrom('directory.organisation').select('code').where('id', '=', found.organisationId).executeTakeFirstOrThrow();
  return {
    id: found.id, title: found.title, about: found.about, leadRole: found.leadRole, organisation: place.code, isExample: found.isExample, isShared: found.isShared, hasEnded: found.hasEnded, endedBecause: found.endedReason,
    links: found.links.map((link) => ({ id: link.id, strategy: link.strategyCode, code: link.nodeCode, weight: link.weight, reason: link.reason })),
  };
}

/** What a lead writes about a workstream, with the number of its version. */
export async function workstreamWords(tx: Tx, id: string): Promise<{ version: number; title: string; about: string; leadRole: string; tags: { list: string; item: string }[] }> {
  const { revision, title, about, leadRole, tags } = await workstreamPage(tx, id);
  return { version: revision, title, about, leadRole, tags: tags.map(({ list, item }) => ({ list, item })) };
}
