import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { instrumentByCode, type Instrument } from '../../domain/outcomes/instruments.ts';
import type { ShownOutcome, SmallestChange } from '../../domain/outcomes/sum-pairs.ts';

/** An instrument in use by a unit. */
export interface OutcomeMeasure {
  id: string;
  instrument: Instrument;
  unit: string;
  organisationId: string;
  organisation: string;
  isExample: boolean;
  whom: string;
  leaveHeld: string;
  smallestChange: SmallestChange;
  changeSource: string;
  groups: readonly string[];
  /** How many quarters are told. */
  quarters: number;
  /** How many instruments there are in all, also on other pages. */
  total: number;
}

export interface OutcomeQuarter {
  quarter: string;
  /** Everybody first. */
  figures: readonly ShownOutcome[];
}

type Row = Omit<OutcomeMeasure, 'instrument'> & { code: string };

const lines = sql`
  select count(*) over ()::int as total, m.id, m.instrument as code, u.name as unit, m.organisation_id as "organisationId", o.name as organisation, m.is_example as "isExample", m.whom, m.leave_held as "leaveHeld", m.smallest_change as "smallestChange",
    m.change_source as "changeSource", m.group_names as groups, (select count(distinct f.quarter)::int from quality.outcome_figure f where f.measure_id = m.id) as quarters
  from quality.outcome_measure m join directory.unit u on u.id = m.unit_id join directory.organisation o on o.id = m.organisation_id`;

/** The instruments in use, by organisation and unit. */
export async function outcomeMeasures(tx: Tx, { page }: { page?: number } = {}): Promise<OutcomeMeasure[]> {
  return (await sql<Row>`${lines} order by o.name, u.name, m.instrument, m.id ${partOf(page)}`.execute(tx)).rows.flatMap(withInstrument);
}

/** One of them; throws NotFound. */
export async function outcomeMeasure(tx: Tx, id: string): Promise<OutcomeMeasure> {
  const { rows } = isId(id) ? await sql<Row>`${lines} where m.id = ${id}`.execute(tx) : { rows: [] };
  const [measure] = rows.flatMap(withInstrument);
  if (!measure) throw new NotFound('We cannot find those outcomes.');
  return measure;
}

function withInstrument({ code, ...row }: Row): OutcomeMeasure[] {
  const instrument = instrumentByCode(code);
  return instrument ? [{ ...row, instrument }] : [];
}

/** What is shown of each quarter, the latest first. */
export async function outcomeQuarters(tx: Tx, measureId: string): Promise<OutcomeQuarter[]> {
  const { rows } = await sql<OutcomeQuarter>`
    select f.quarter, jsonb_agg(jsonb_build_object('group', f.group_name, 'people', f.people, 'pairs', f.pairs, 'unpaired', f.unpaired, 'better', f.better, 'others', f.others,
      'mean', f.mean_change, 'lower', f.lower_change, 'upper', f.upper_change, 'deviation', f.deviation) order by f.group_name) as figures
    from quality.outcome_figure f where f.measure_id = ${measureId} group by f.quarter order by f.quarter desc limit 40`.execute(tx);
  return rows;
}
