import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { lossesBetween } from '../../domain/modes/losses.ts';
import type { Distances, ModeCounts, ShownPart } from '../../domain/modes/mode-record.ts';
import { protectDistances, protectModes } from '../../domain/modes/protect-modes.ts';
import { modeRecords } from '../../queries/modes/modes.ts';

export interface NewModeRecord {
  unitId: string;
  organisationId: string;
  quarter: string;
  source: string;
  groups: readonly ModeCounts[];
  distances: Distances | null;
  isExample?: boolean;
  now: Date;
  by: string | null;
}

/** Keeps what may be shown of a quarter, and looks again what was lost in the quarter after it; false where it stands already, and then nothing is changed. */
export async function keepModeRecord(tx: Tx, { unitId, organisationId, quarter, source, groups, distances, isExample = false, now, by }: NewModeRecord): Promise<boolean> {
  const shown = protectModes(groups);
  const told = protectDistances(distances, shown);
  const records = await modeRecords(tx, unitId, { most: ALL_QUARTERS });
  const before = records.find((record) => record.quarter < quarter);
  const after = records.findLast((record) => record.quarter > quarter);
  const added = await tx.insertInto('quality.mode_record').values({
    unit_id: unitId, organisation_id: organisationId, quarter, source, miles: told?.miles ?? null, visits: told?.visits ?? null, losses: before ? lossesBetween(before.shown, shown).length : 0, is_example: isExample, loaded_at: now, loaded_by: by,
  }).onConflict((conflict) => conflict.doNothing()).returning('quarter').executeTakeFirst();
  if (!added) return false;
  await tx.insertInto('quality.mode_figure').values(shown.map((part) => rowOf(part, { unit_id: unitId, organisation_id: organisationId, quarter }))).execute();
  if (after) await tx.updateTable('quality.mode_record').set({ losses: lossesBetween(shown, after.shown).length }).where('unit_id', '=', unitId).where('quarter', '=', after.quarter).execute();
  return true;
}

/** A century of quarters. */
const ALL_QUARTERS = 400;

const rowOf = ({ group, what, counts, total }: ShownPart, of: { unit_id: string; organisation_id: string; quarter: string }) => ({ ...of, group_name: group, what, counts: sql<number[]>`${[...counts]}::integer[]`, total });
