import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import type { BarrierStatus } from '../../domain/learning/barriers.ts';

export interface BarrierLine {
  id: string;
  organisationId: string;
  organisation: string;
  kind: 'rule' | 'habit';
  what: string;
  effect: string;
  whoCanChange: string;
  isExample: boolean;
  /** Null while it waits to be read. */
  shownOn: string | null;
  status: BarrierStatus | 'open';
  /** Who took it up last. */
  ownerRole: string | null;
  statusOn: string | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Barriers that the viewer may see, the newest first: shown ones, and of their own organisation those that wait to be read. */
export async function barrierLines(tx: Tx, { id, page, part }: { id?: string; page?: number; part?: 'shown' | 'waiting' | 'removed' } = {}): Promise<BarrierLine[]> {
  const { rows } = await sql<BarrierLine>`
    select b.id, b.organisation_id as "organisationId", o.name as organisation, b.kind, b.what, b.effect, b.who_can_change as "whoCanChange", b.is_example as "isExample", b.shown_on as "shownOn",
      coalesce(s.status, 'open') as status, (select t.owner_role from improvement.barrier_step t where t.barrier_id = b.id and t.status = 'taken up' order by t.number desc limit 1) as "ownerRole", s.said_on as "statusOn", count(*) over ()::int as total
    from improvement.barrier b join directory.organisation o on o.id = b.organisation_id
      left join lateral (select status, said_on from improvement.barrier_step where barrier_id = b.id order by number desc limit 1) s on true
    where b.not_shown_reason is null and (${id ?? null}::uuid is null or b.id = ${id ?? null}) and (${part ?? null}::text is null or (b.shown_on is null) = (${part ?? null} = 'waiting')) and (${part ?? null}::text is distinct from 'removed' or s.status = 'removed') order by b.shown_on desc nulls first, b.id ${partOf(page, part === 'removed' ? 10_000 : 300)}`.execute(tx);
  return rows;
}

export interface BarrierStepLine {
  status: BarrierStatus;
  ownerRole: string | null;
  words: string;
  saidOn: string;
}

/** What became of a barrier, step by step. */
export async function barrierSteps(tx: Tx, barrierId: string): Promise<BarrierStepLine[]> {
  const { rows } = await sql<BarrierStepLine>`select status, owner_role as "ownerRole", words, said_on as "saidOn" from improvement.barrier_step where barrier_id = ${barrierId} order by number`.execute(tx);
  return rows;
}
