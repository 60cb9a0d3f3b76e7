import { sql } from 'kysely';
import { may } from '#platform/access';
import { formatDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { maySitUnder } from '../domain/role-groups.ts';
import { sentences } from '../permissions.ts';
import { unitByCode } from '../queries/unit-page.ts';
import { unitsBelow } from '../queries/units.ts';

/** Two moves at once could make a circle that neither sees: the tree is changed by one hand at a time. */
const TREE_LOCK = 7_042_030;

export interface Move {
  unitCode: string;
  parentCode: string;
  from: Day;
  reason: string;
}

/** Puts a unit under another parent from a day on. Earlier days keep the parent they had, and so do their reports. */
export async function moveUnit(ctx: RequestContext, { unitCode, parentCode, from, reason }: Move): Promise<void> {
  await ctx.write(async (tx) => {
    await sql`select pg_advisory_xact_lock(${TREE_LOCK})`.execute(tx);
    const unit = await unitByCode(tx, unitCode);
    if (!unit) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'change units', unit.organisationId)) throw new Forbidden();
    const parent = await unitByCode(tx, parentCode);
    if (!parent) throw new Invalid('Choose a unit from the list.', { parent: 'Choose a unit from the list' });
    if (!maySitUnder(unit.level, parent.level)) throw new Invalid('That unit is not on a higher level.', { parent: 'Choose a unit of a higher level' });
    if ((await unitsBelow(tx, unit.id, from)).some(({ id }) => id === parent.id)) throw new Invalid('A unit cannot sit under itself.', { parent: 'Choose a unit that is not part of this one' });
    await endPresentParent(tx, unit.id, parent.id, from);
    await tx.insertInto('directory.unit_parent').values({ unit_id: unit.id, parent_id: parent.id, valid_from: from, reason }).execute();
    await recordEvent(tx, ctx, {
      room: 'directory', name: 'unit moved', organisationId: unit.organisationId, subject: { kind: 'unit', id: unit.id },
      facts: { code: unit.code, under: parent.code, from }, reason, visibility: 'public',
    });
  });
}

/** The last parent ends where the new one begins. A move that is already planned for later must be undone by its own date first. */
async function endPresentParent(tx: Tx, unitId: string, parentId: string, from: Day): Promise<void> {
  const last = await tx.selectFrom('directory.unit_parent').selectAll().where('unit_id', '=', unitId).orderBy('valid_from', 'desc').limit(1).forUpdate().executeTakeFirst();
  if (!last) return;
  if (last.valid_from >= from) throw new Conflict(`This unit already has a move from ${formatDay(last.valid_from)}. Choose a later day.`);
  if (last.parent_id === parentId && last.valid_to === null) throw new Invalid('It sits there already.', { parent: 'This unit sits there already' });
  if (last.valid_to === null || last.valid_to > from) {
    await tx.updateTable('directory.unit_parent').set({ valid_to: from }).where('unit_id', '=', unitId).where('parent_id', '=', last.parent_id).where('valid_from', '=', last.valid_from).execute();
  }
}
