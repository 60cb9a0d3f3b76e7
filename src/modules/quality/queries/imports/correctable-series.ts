import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { personName } from '#modules/directory';
import type { Grain } from '../../domain/periods.ts';

export interface CorrectableSeries {
  id: string;
  measureCode: string;
  measure: string;
  numeratorWords: string;
  denominatorWords: string | null;
  peopleIn: string;
  /** Its figures come out of records or of other figures, so nobody gives them by hand. */
  isWorkedOut: boolean;
  grain: Grain;
  unitCode: string;
  unit: string;
  organisationId: string;
  organisation: string;
  profession: string;
  split: string;
  groupCode: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
}

/** A series that the viewer may see, with what a correction needs to know. By the shown figures. Throws NotFound. */
export async function correctableSeries(tx: Tx, id: string): Promise<CorrectableSeries> {
  const { rows: [row] } = isId(id) ? await sql<CorrectableSeries>`
    select s.id, m.code as "measureCode", v.name as measure, v.numerator as "numeratorWords", v.denominator as "denominatorWords", v.people_in as "peopleIn", m.offered_by is not null or s.is_rolled_up as "isWorkedOut", v.grain,
      u.code as "unitCode", u.name as unit, s.organisation_id as "organisationId", o.name as organisation, s.profession, s.split, s.group_code as "groupCode", s.first_period as "firstPeriod", s.numerators, s.denominators, s.too_few as "tooFew"
    from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
      join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id where s.id = ${id}`.execute(tx) : { rows: [] };
  if (!row) throw new NotFound('We cannot find those figures, or they are not public.');
  return row;
}

/** Periods in which what came for the unit waits, because beside what is shown it would tell of too few people. None for people of other organisations. */
export async function waitingPeriods(tx: Tx, seriesId: string): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`select period from quality.waiting_periods(${seriesId})`.execute(tx);
  return rows.map(({ period }) => period);
}

export interface ShownChange {
  period: string;
  old: ShownFigure;
  now: ShownFigure;
  reason: string;
  changedAt: Date;
  /** '' where the site itself changed it. */
  by: string;
}

export interface ShownFigure {
  numerator: number | null;
  denominator: number | null;
  tooFew: boolean;
}

/** What was replaced in the shown figures of a series, newest first. */
export async function changesOf(tx: Tx, seriesId: string): Promise<ShownChange[]> {
  const rows = await tx.selectFrom('quality.value_change').selectAll().where('series_id', '=', seriesId).orderBy('changed_at', 'desc').orderBy('period', 'desc').limit(200).execute();
  const names = await personName(tx, rows.flatMap(({ changed_by: by }) => by ?? []));
  return rows.map((row) => ({
    period: row.period, reason: row.reason, changedAt: row.changed_at, by: names.get(row.changed_by ?? '') ?? '',
    old: { numerator: row.old_numerator, denominator: row.old_denominator, tooFew: row.old_too_few }, now: { numerator: row.new_numerator, denominator: row.new_denominator, tooFew: row.new_too_few },
  }));
}
