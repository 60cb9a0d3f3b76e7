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

/** Keeps what may be shown of a quarter; false where it stands already, and then nothing is changed. */
export async function keepModeRecord(tx: Tx, { unitId, organisationId, quarter, source, groups, distances, isExample = false, now, by }: NewModeRecord): Promise<boolean> {
  const shown = protectModes(groups);
  const told = protectDistances(distances, shown);
  const before = (await modeRecords(tx, unitId)).find((record) => record.quarter < quarter);
  const added = await tx.insertInto('quality.mode_record').values({
    unit_id: unitId, organisation_id: organisationId, quarter, source, miles: told?.miles ?? null, visits: told?.visits ?? null, losses: before ? lossesBetween(before.shown, shown).length : 0, is_example: isExample, loaded_at: now, loaded_by: by,
  }).onConflict((conflict) => conflict.doNothing()).returning('quarter').executeTakeFirst();
  if (!added) return false;
  await tx.insertInto('quality.mode_figure').values(shown.map((part) => rowOf(part, { unit_id: unitId, organisation_id: organisationId, quarter }))).execute();
  return true;
}

const rowOf = ({ group, what, counts, total }: ShownPart, of: { unit_id: string; organisation_id: string; quarter: string }) => ({ ...of, group_name: group, what, counts: sql<number[]>`${[...counts]}::integer[]`, total });
