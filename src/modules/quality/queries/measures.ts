import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { balancedOnly } from './balance/balance.ts';
import type { Ambition } from '../domain/ambitions.ts';
import type { Measure } from '../domain/measure.ts';

export interface MeasureLine extends Omit<Measure, 'denominator' | 'multiplier' | 'offeredBy'> {
  /** The room's offer that fills it out of records; null where figures come from files. */
  offeredBy: string | null;
  id: string;
  denominator: string | null;
  multiplier: number;
  standing: 'starter' | 'own';
  /** Whose measure it is; null for the starter catalogue. */
  organisation: string | null;
  version: number;
  versionMadeAt: Date;
  /** How many series of figures the viewer may see; without what is held back because nothing stands beside it. */
  seriesCount: number;
}

/** A measure as it stands, without asking how many figures there are of it. */
export type MeasureDefinition = Omit<MeasureLine, 'seriesCount'>;

/** Measures with their definition as it stands, in the order of the ambitions, then by name. */
export async function measureLines(tx: Tx, { ambition }: { ambition?: Ambition | undefined } = {}): Promise<MeasureLine[]> {
  const { rows } = await sql<MeasureLine>`${current} where ${ambition ?? null}::text is null or v.ambition = ${ambition ?? null}
    order by array_position(array['quality', 'staff', 'workforce', 'productivity'], v.ambition), v.name, m.code`.execute(tx);
  return rows;
}

/** One measure by its code; throws NotFound. */
export async function measureByCode(tx: Tx, code: string): Promise<MeasureLine> {
  const { rows: [line] } = await sql<MeasureLine>`${current} where m.code = ${code}`.execute(tx);
  if (!line) throw new NotFound('We cannot find that measure.');
  return line;
}

/** The definitions of these measures by their code. */
export async function measuresByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, MeasureDefinition>> {
  const { rows } = await sql<MeasureDefinition>`select ${columns} ${tables} where m.code = any(${[...codes]})`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
}

const columns = sql`
  m.id, m.code, m.standing, m.offered_by as "offeredBy", o.name as organisation, v.number as version, v.made_at as "versionMadeAt", v.name, v.ambition, v.kind, v.numerator, v.denominator, v.unit, v.multiplier,
    v.unit_words as "unitWords", v.direction, v.grain, v.source, v.included, v.excluded, v.caution, v.owner_role as "ownerRole", v.smallest_group as "smallestGroup", v.people_in as "peopleIn", v.chart, v.rule_set as "ruleSet"`;
const tables = sql`
  from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version left join directory.organisation o on o.id = m.organisation_id`;
const current = sql`select ${columns}, (select count(*)::int from quality.series s where s.measure_id = m.id and s.split = '' and ${balancedOnly}) as "seriesCount" ${tables}`;
