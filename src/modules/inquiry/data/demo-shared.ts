import { addDays } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { DemoInquiry } from './demo-content.ts';

type Shared = DemoInquiry['shared'][number];

/** Own snapshots of the imagined trust's numbered colleagues, each signed and let join the next count of its place. Nothing is counted here: that is the work of `countShared`. */
export async function keepShared(tx: Tx, { shared }: Pick<DemoInquiry, 'shared'>): Promise<void> {
  for (const each of shared) await keepOne(tx, each);
}

async function keepOne(tx: Tx, { unit: code, template: templateCode, asOf, people, answers }: Shared): Promise<void> {
  const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', code).executeTakeFirstOrThrow();
  const template = await tx.selectFrom('inquiry.template').select('id').where('code', '=', templateCode).where('organisation_id', 'is', null).orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow();
  const colleagues = await tx.selectFrom('directory.person as p').innerJoin('directory.membership as m', 'm.person_id', 'p.id').select('p.id').where('m.unit_id', '=', unit.id).where('p.is_example', '=', true).where('p.display_name', 'like', 'Example %').orderBy('p.display_name').limit(people).execute();
  if (colleagues.length < people) throw new Error(`content/demo/inquiry.yaml: ${code} has ${colleagues.length} numbered colleagues and not ${people}`);
  const at = new Date(`${asOf}T12:00:00Z`);
  const own = colleagues.map(({ id }) => ({ id: newId(), personId: id }));
  await tx.insertInto('inquiry.snapshot').values(own.map(({ id, personId }) => ({ id, template_id: template.id, person_id: personId, as_of: asOf, route: 'online', is_example: true, started_at: at, started_by: personId }))).execute();
  const said = Object.entries(answers).flatMap(([question, stages]) => Object.entries(stages).flatMap(([stage, count]) => Array.from({ length: count }, () => ({ question, stage }))).map((answer, person) => ({ ...answer, snapshot_id: own[person]?.id ?? '', words: null, is_strength: false, foundation: null, focus: null, answered_at: at })));
  await tx.insertInto('inquiry.answer').values(said).execute();
  await tx.updateTable('inquiry.snapshot').set({ signed_off_at: at }).where('id', 'in', own.map(({ id }) => id)).execute();
  await tx.insertInto('inquiry.share').values(own.map(({ id }) => ({ snapshot_id: id, organisation_id: unit.organisation_id, unit_id: unit.id, template_code: templateCode, shared_at: new Date(`${addDays(asOf, 1)}T12:00:00Z`), counted_on: null }))).execute();
}
