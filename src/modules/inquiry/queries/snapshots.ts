import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Phase, StageAnswer } from '../domain/stages.ts';
import type { TemplateContent, TemplateKind, TemplateLevel } from '../domain/template-file.ts';

export interface SnapshotLine {
  id: string;
  organisationId: string | null;
  unit: { id: string; code: string; name: string; level: string; organisation: string } | null;
  templateId: string;
  templateCode: string;
  templateVersion: number;
  templateTitle: string;
  kind: TemplateKind;
  asOf: Day;
  route: string;
  isExample: boolean;
  signedOn: Day | null;
  seenBy: 'own' | 'anyone' | null;
  whoTookPart: string | null;
  /** The year for which its questions asked for a baseline; null where they name none. */
  baselineYear: number | null;
  personId: string | null;
}

const lines = sql`select s.id, s.organisation_id as "organisationId", s.person_id as "personId", t.id as "templateId", t.code as "templateCode", t.version as "templateVersion", t.title as "templateTitle", t.kind, (t.content ->> 'baselineYear')::integer as "baselineYear", s.as_of as "asOf", s.route,
  s.is_example as "isExample", s.signed_off_at as "signedAt", s.seen_by as "seenBy", s.who_took_part as "whoTookPart",
  case when u.id is null then null else jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'level', u.level, 'organisation', (select o.name from directory.organisation o where o.id = u.organisation_id)) end as unit
  from inquiry.snapshot s join inquiry.template t on t.id = s.template_id left join directory.unit u on u.id = s.unit_id`;

type Row = Omit<SnapshotLine, 'signedOn'> & { signedAt: Date | null };
const lineOf = ({ signedAt, ...row }: Row): SnapshotLine => ({ ...row, signedOn: signedAt ? londonDay(signedAt) : null });

/** The snapshots of these units that the viewer may see, the latest day first. */
export async function snapshotsOf(tx: Tx, unitIds: readonly string[]): Promise<SnapshotLine[]> {
  const { rows } = await sql<Row>`${lines} where s.unit_id = any (${[...unitIds]}::uuid[]) order by s.as_of desc, coalesce(s.signed_off_at, 'infinity') desc, s.id desc limit 500`.execute(tx);
  return rows.map(lineOf);
}

/** Of each of these units the latest snapshot that is signed off and says where it is; a country has more snapshots than one question may read. */
export async function latestSigned(tx: Tx, unitIds: readonly string[]): Promise<SnapshotLine[]> {
  const { rows } = await sql<Row>`select distinct on (line.unit ->> 'id') line.* from (${lines} where s.unit_id = any (${[...unitIds]}::uuid[]) and s.signed_off_at is not null and t.kind = 'where-we-are') as line
    join inquiry.snapshot x on x.id = line.id order by line.unit ->> 'id', x.as_of desc, x.signed_off_at desc, x.id desc`.execute(tx);
  return rows.map(lineOf);
}

/** The viewer's own. */
export async function ownSnapshots(tx: Tx, personId: string): Promise<SnapshotLine[]> {
  const { rows } = await sql<Row>`${lines} where s.person_id = ${personId} order by s.as_of desc, s.started_at desc limit 100`.execute(tx);
  return rows.map(lineOf);
}

/** The latest that anyone may read, for the way in. */
export async function shownSnapshots(tx: Tx): Promise<SnapshotLine[]> {
  const { rows } = await sql<Row>`${lines} where s.person_id is null and s.signed_off_at is not null and s.seen_by = 'anyone' order by s.as_of desc, u.name limit 50`.execute(tx);
  return rows.map(lineOf);
}

export interface Answer {
  question: string;
  stage: StageAnswer | null;
  words: string | null;
  isStrength: boolean;
  foundation: string | null;
  focus: string | null;
}

export interface Snapshot extends SnapshotLine {
  template: TemplateContent;
  answers: readonly Answer[];
  /** By the step's code: how often and when it was saved. */
  saves: Readonly<Record<string, { revision: number; savedAt: Date }>>;
}

/** One snapshot with what it says. Throws NotFound where it is not the viewer's to see. */
export async function snapshotById(tx: Tx, id: string): Promise<Snapshot> {
  if (!isId(id)) throw new NotFound('We cannot find that snapshot.');
  const { rows: [row] } = await sql<Row & { content: TemplateContent }>`select l.*, t.content from (${lines} where s.id = ${id}) l join inquiry.template t on t.id = l."templateId"`.execute(tx);
  if (!row) throw new NotFound('We cannot find that snapshot.');
  const { content, ...line } = row;
  const saves = await tx.selectFrom('inquiry.step_save').select(['step', 'revision', 'saved_at']).where('snapshot_id', '=', id).execute();
  return {
    ...lineOf(line), template: content, answers: await answersOf(tx, [id]).then((all) => all.get(id) ?? []),
    saves: Object.fromEntries(saves.map(({ step, revision, saved_at: savedAt }) => [step, { revision, savedAt }])),
  };
}

export async function answersOf(tx: Tx, snapshotIds: readonly string[]): Promise<Map<string, Answer[]>> {
  if (snapshotIds.length === 0) return new Map();
  const rows = await tx.selectFrom('inquiry.answer').selectAll().where('snapshot_id', 'in', [...snapshotIds]).orderBy('question').execute();
  const all = new Map<string, Answer[]>();
  for (const row of rows) {
    all.set(row.snapshot_id, [...(all.get(row.snapshot_id) ?? []), { question: row.question, stage: row.stage as StageAnswer | null, words: row.words, isStrength: row.is_strength, foundation: row.foundation, focus: row.focus }]);
  }
  return all;
}

export interface AroundSnapshot {
  phases: readonly { phase: Phase; note: string; enteredAt: Date }[];
  discussions: readonly { heldOn: Day; who: string; said: string }[];
  evidence: readonly { id: string; question: string; what: string; address: string | null }[];
  steps: readonly { id: string; question: string; what: string; ownerRole: string; dueOn: Day; after: string | null; doneOn: Day | null }[];
}

/** What stands around its answers: history of phases, talks, evidence, dated steps. */
export async function aroundSnapshot(tx: Tx, id: string): Promise<AroundSnapshot> {
  const phases = await tx.selectFrom('inquiry.phase_entry').select(['phase', 'note', 'entered_at']).where('snapshot_id', '=', id).orderBy('entered_at').orderBy('id').limit(200).execute();
  const discussions = await tx.selectFrom('inquiry.discussion').select(['held_on', 'who', 'said']).where('snapshot_id', '=', id).orderBy('held_on').limit(100).execute();
  const evidence = await tx.selectFrom('inquiry.evidence').select(['id', 'question', 'what', 'address']).where('snapshot_id', '=', id).orderBy('added_at').limit(200).execute();
  const steps = await tx.selectFrom('inquiry.dated_step as d').leftJoin('inquiry.dated_step as a', 'a.id', 'd.after_id').select(['d.id', 'd.question', 'd.what', 'd.owner_role', 'd.due_on', 'a.what as after', 'd.done_on'])
    .where('d.snapshot_id', '=', id).orderBy('d.due_on').orderBy('d.id').limit(200).execute();
  return {
    phases: phases.map(({ phase, note, entered_at: enteredAt }) => ({ phase: phase as Phase, note, enteredAt })),
    discussions: discussions.map(({ held_on: heldOn, ...words }) => ({ heldOn, ...words })), evidence,
    steps: steps.map(({ owner_role: ownerRole, due_on: dueOn, done_on: doneOn, ...step }) => ({ ...step, ownerRole, dueOn, doneOn })),
  };
}

/** The signed snapshot of the same unit (or person) and questions before this one, by the day it tells about, of one day the one that was signed first; the first of all is the baseline. */
export async function earlierSnapshots(tx: Tx, { id, unit, personId, templateCode }: Snapshot): Promise<SnapshotLine[]> {
  const { rows } = await sql<Row>`${lines} where t.code = ${templateCode} and s.id <> ${id} and s.signed_off_at is not null
    and (s.as_of, s.signed_off_at, s.id) < (select x.as_of, coalesce(x.signed_off_at, 'infinity'), x.id from inquiry.snapshot x where x.id = ${id})
    and s.unit_id is not distinct from ${unit?.id ?? null}::uuid and s.person_id is not distinct from ${personId}::uuid order by s.as_of desc, s.signed_off_at desc, s.id desc limit 50`.execute(tx);
  return rows.map(lineOf);
}

export interface TemplateLine {
  id: string;
  code: string;
  version: number;
  title: string;
  level: TemplateLevel;
  kind: TemplateKind;
  organisationId: string | null;
  content: TemplateContent;
}

/** The latest version of each set of questions that these organisations may use: the site's own and theirs. */
export async function templatesFor(tx: Tx, organisationIds: readonly string[]): Promise<TemplateLine[]> {
  const { rows } = await sql<TemplateLine>`select distinct on (code) id, code, version, title, level, kind, organisation_id as "organisationId", content from inquiry.template
    where organisation_id is null or organisation_id = any (${[...organisationIds]}::uuid[]) order by code, version desc`.execute(tx);
  return rows;
}

/** One set of questions by its code, the latest version or the one asked for. Throws NotFound. */
export async function templateByCode(tx: Tx, code: string, version?: number): Promise<TemplateLine> {
  const { rows: [row] } = await sql<TemplateLine>`select id, code, version, title, level, kind, organisation_id as "organisationId", content from inquiry.template
    where code = ${code} and (${version ?? null}::integer is null or version = ${version ?? null}) order by version desc limit 1`.execute(tx);
  if (!row) throw new NotFound('We cannot find those questions.');
  return row;
}
