import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { OrganisationEntry, OrganisationFile, UnitEntry } from '../domain/organisation-file.ts';

export interface Loaded {
  added: number;
  changed: number;
}

/**
 * Adds what the file holds and the directory lacks. An organisation that is here for its policy only follows the file until a
 * file opens it to people; any other is made once and then belongs to its administrators. Loading a file twice changes nothing.
 */
export async function loadOrganisations(tx: Tx, file: OrganisationFile, now: Date): Promise<Loaded> {
  const total: Loaded = { added: 0, changed: 0 };
  const [fresh, followed] = [new Set<string>(), new Set<string>()];
  for (const entry of file.organisations) {
    const outcome = await putOrganisation(tx, entry, file.isExample, now);
    if (outcome === 'added') fresh.add(entry.code);
    if (outcome !== 'theirs') followed.add(entry.code);
    total.added += outcome === 'added' ? 1 : 0;
    total.changed += outcome === 'changed' ? 1 : 0;
  }
  for (const entry of file.organisations.filter(({ code }) => followed.has(code))) {
    for (const unit of entry.units) total.changed += (await putParents(tx, unit, now)) && !fresh.has(entry.code) ? 1 : 0;
  }
  return total;
}

async function putOrganisation(tx: Tx, entry: OrganisationEntry, isExample: boolean, now: Date): Promise<'added' | 'changed' | 'same' | 'theirs'> {
  const values = {
    name: entry.name, setting: entry.setting, ods_code: entry.odsCode ?? null, policy_text_only: entry.policyTextOnly,
    mission: entry.mission ?? null, vision: entry.vision ?? null, organisation_values: entry.values ?? null,
    phone: entry.contact?.phone ?? null, phone_hours: entry.contact?.phoneHours ?? null, email: entry.contact?.email ?? null,
    postal_address: entry.contact?.post?.join('\n') ?? null, in_person: entry.contact?.inPerson ?? null,
  };
  const before = await tx.selectFrom('directory.organisation')
    .select(['id', 'name', 'setting', 'ods_code', 'policy_text_only', 'mission', 'vision', 'organisation_values', 'phone', 'phone_hours', 'email', 'postal_address', 'in_person'])
    .where('code', '=', entry.code).executeTakeFirst();
  if (before && !before.policy_text_only) return 'theirs';
  const { id } = before ?? await tx.insertInto('directory.organisation').values({ code: entry.code, is_example: isExample, created_at: now, ...values }).returning('id').executeTakeFirstOrThrow();
  const differs = before !== undefined && Object.entries(values).some(([name, value]) => before[name as keyof typeof values] !== value);
  if (differs) await tx.updateTable('directory.organisation').set(values).where('id', '=', id).execute();
  let unitsAdded = 0;
  for (const unit of entry.units) unitsAdded += await putUnit(tx, unit, id);
  if (before && !differs && unitsAdded === 0) return 'same';
  await recordEvent(tx, { now, actor: 'worker' }, {
    room: 'directory', name: before ? 'organisation changed' : 'organisation added', organisationId: id, subject: { kind: 'organisation', id },
    facts: { code: entry.code, unitsAdded }, visibility: 'public',
  });
  return before ? 'changed' : 'added';
}

async function putUnit(tx: Tx, unit: UnitEntry, organisationId: string): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('directory.unit').values({
    organisation_id: organisationId, code: unit.code, level: unit.level, name: unit.name, lead_role: unit.leadRole ?? null,
    note: unit.note ?? null, ods_code: unit.odsCode ?? null, opened_on: unit.openedOn,
  }).onConflict((conflict) => conflict.column('code').doNothing()).executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Each parent holds until the next one begins; a parent that the file ends later is shortened first. */
async function putParents(tx: Tx, unit: UnitEntry, now: Date): Promise<boolean> {
  let changed = false;
  const me = await unitByCode(tx, unit.code);
  for (const [at, { of, from, because }] of unit.parents.entries()) {
    const parent = await unitByCode(tx, of);
    const until = unit.parents[at + 1]?.from ?? null;
    const shortened = await tx.updateTable('directory.unit_parent').set({ valid_to: until })
      .where('unit_id', '=', me.id).where('parent_id', '=', parent.id).where('valid_from', '=', from).where('valid_to', 'is distinct from', until).executeTakeFirst();
    const added = await tx.insertInto('directory.unit_parent').values({ unit_id: me.id, parent_id: parent.id, valid_from: from, valid_to: until, reason: because })
      .onConflict((conflict) => conflict.columns(['unit_id', 'parent_id', 'valid_from']).doNothing()).executeTakeFirst();
    if (Number(shortened.numUpdatedRows) + Number(added.numInsertedOrUpdatedRows) === 0) continue;
    changed = true;
    await recordEvent(tx, { now, actor: 'worker' }, {
      room: 'directory', name: 'unit placed', organisationId: me.organisation_id, subject: { kind: 'unit', id: me.id },
      facts: { code: unit.code, under: of, from }, reason: because, visibility: 'public',
    });
  }
  return changed;
}

async function unitByCode(tx: Tx, code: string): Promise<{ id: string; organisation_id: string }> {
  const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', code).executeTakeFirst();
  if (!unit) throw new Error(`The file of organisations speaks of a unit that is in no file: ${code}`);
  return unit;
}
