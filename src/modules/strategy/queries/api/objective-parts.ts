import { sql } from 'kysely';
import { afterMoment, rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface WordingRecord {
  version: number;
  wording: string;
  detail: string;
  ownerRole: string;
  aims: string[];
  roleGroups: string[];
  measurePlan: string;
  expectedDirection: 'up' | 'down' | 'steady' | null;
  madeAt: string;
  reason: string;
}

/** The words of an objective as they stand. Throws NotFound where the viewer sees no such objective. */
export async function wordingRecord(tx: Tx, objectiveId: string): Promise<WordingRecord> {
  if (!isId(objectiveId)) throw new NotFound('There is no such objective.');
  const { rows } = await sql<Omit<WordingRecord, 'madeAt'> & { madeAt: Date }>`
    select v.number as version, v.wording, v.detail, v.owner_role as "ownerRole", v.aims, v.role_groups as "roleGroups", v.measure_plan as "measurePlan",
      v.expected_direction as "expectedDirection", v.made_at as "madeAt", v.reason
    from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version where o.id = ${objectiveId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound('There is no such objective.');
  return { ...row, madeAt: row.madeAt.toISOString() };
}

export interface ProgressRecord {
  id: string;
  madeAt: string;
  status: 'not started' | 'on track' | 'needs help' | 'done';
  note: string;
  nothingChanged: boolean;
  changeForPeople: 'better' | 'same' | 'worse' | 'too early to say';
  helpNeeded: string;
  evidence: { kind: string; text: string; address: string | null } | null;
  route: string;
}

export const progressRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<ProgressRecord>> => shown(await listPart<Omit<ProgressRecord, 'madeAt'>>(tx, { id, page, moment: 'made_at' }, sql`
  select u.id, u.made_at as at, u.made_at::text as key, u.status, u.note, u.nothing_changed as "nothingChanged", u.change_for_people as "changeForPeople", u.help_needed as "helpNeeded", u.route,
    case when u.evidence_kind is not null then jsonb_build_object('kind', u.evidence_kind, 'text', u.evidence, 'address', u.evidence_address) end as evidence
  from strategy.progress_update u`), ({ at, key: _key, ...row }) => ({ ...row, madeAt: at.toISOString() }));

export interface ActionRecord {
  id: string;
  madeAt: string;
  what: string;
  ownerRole: string;
  dueOn: Day;
  ended: { on: Day; outcome: string; note: string } | null;
}

export const actionRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<ActionRecord>> => shown(await listPart<Omit<ActionRecord, 'madeAt'>>(tx, { id, page, moment: 'made_at' }, sql`
  select u.id, u.made_at as at, u.made_at::text as key, u.what, u.owner_role as "ownerRole", u.due_on as "dueOn",
    (select jsonb_build_object('on', d.done_on, 'outcome', d.outcome, 'note', d.note) from strategy.action_done d where d.action_id = u.id) as ended
  from strategy.action u`), ({ at, key: _key, ...row }) => ({ ...row, madeAt: at.toISOString() }));

export interface DecisionRecord {
  id: string;
  recordedAt: string;
  what: string;
  reason: string;
  decidedBy: string;
  decidedOn: Day;
  partner: string | null;
  moneyPounds: number | null;
}

export const decisionRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<DecisionRecord>> => shown(await listPart<Omit<DecisionRecord, 'recordedAt'>>(tx, { id, page, moment: 'recorded_at' }, sql`
  select u.id, u.recorded_at as at, u.recorded_at::text as key, u.what, u.reason, u.decided_by as "decidedBy", u.decided_on as "decidedOn", u.money_pounds as "moneyPounds",
    (select p.name from strategy.objective_partner p where p.id = u.partner_id) as partner
  from strategy.decision u`), ({ at, key: _key, ...row }) => ({ ...row, recordedAt: at.toISOString() }));

type Keyed<T> = T & { id: string; at: Date; key: string };

export const shown = <R, T>({ items, next }: Rows<R>, itemOf: (row: R) => T): Rows<T> => ({ items: items.map(itemOf), next });

/** What was recorded under one objective, oldest first. Throws NotFound where the viewer sees no such objective. */
export async function listPart<R>(tx: Tx, { id, page, moment }: { id: string; page: PageAsked; moment: string }, select: ReturnType<typeof sql>): Promise<Rows<Keyed<R>>> {
  const seen = isId(id) && (await tx.selectFrom('strategy.objective').select('id').where('id', '=', id).executeTakeFirst());
  if (!seen) throw new NotFound('There is no such objective.');
  const { rows } = await sql<Keyed<R>>`${select} where u.objective_id = ${id} and ${after(page, moment)} order by ${sql.ref(`u.${moment}`)}, u.id limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, (row) => [row.key, row.id], (row) => row);
}

function after(page: PageAsked, moment: string) {
  const keys = afterMoment(page);
  return keys ? sql`(${sql.ref(`u.${moment}`)}, u.id) > (${keys.at}::timestamptz, ${keys.id}::uuid)` : sql`true`;
}
