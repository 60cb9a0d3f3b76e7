import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { balancedOnly } from '../balance/balance.ts';
import { measureByCode, type MeasureLine } from '../measures.ts';
import { characteristicList, type CharacteristicLine } from './characteristics.ts';

export interface SplitGroup {
  seriesId: string;
  code: string;
  /** Of a pair, both groups: "Women and girls, 75 to 84 years". */
  name: string;
  /** The group of each characteristic, in the order of the split. */
  parts: readonly string[];
  isNotKnown: boolean;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
  revision: number;
  loadedAt: Date;
}

/** Which figures are split: a measure of a unit (and a profession) by a characteristic, or by two at once. */
export interface SplitSeen {
  measureId: string;
  measureCode: string;
  measure: string;
  unitId: string;
  unitCode: string;
  unit: string;
  organisationId: string;
  organisationCode: string;
  organisation: string;
  profession: string;
  split: string;
  isExample: boolean;
}

export interface SplitFigures extends SplitSeen {
  definition: MeasureLine;
  characteristics: readonly CharacteristicLine[];
  /** In the order of their characteristic. */
  groups: readonly SplitGroup[];
}

/** Every split that came in (not those that are added up of others) whose shown figures the viewer may see, by measure and unit: never by size. */
export async function splitsSeen(tx: Tx, { organisationCode, organisationIds, limit, offset }: { organisationCode?: string | undefined; organisationIds?: readonly string[]; limit: number; offset: number }): Promise<{ splits: SplitSeen[]; total: number }> {
  const { rows } = await sql<SplitSeen & { total: number }>`
    select *, count(*) over ()::int as total from (select distinct ${columns} ${from} where s.split <> '' and not s.is_rolled_up and ${balancedOnly} and (${organisationCode ?? null}::text is null or o.code = ${organisationCode ?? null})
      and (${organisationIds ? [...organisationIds] : null}::uuid[] is null or o.id = any (${organisationIds ? [...organisationIds] : null}))) seen
    order by measure, organisation, unit, split, profession, "measureCode", "unitCode" limit ${limit} offset ${offset}`.execute(tx);
  return { splits: rows.map(({ total: _total, ...split }) => split), total: rows[0]?.total ?? 0 };
}

export interface SplitsAsked {
  measure?: string | undefined;
  unit?: string | undefined;
  organisation?: string | undefined;
  /** Measure, unit, and split with profession of the last one that was read. */
  after: readonly string[] | null;
  limit: number;
}

/** The same splits in the order of their codes, for a program that reads page after page. */
export async function splitsAfter(tx: Tx, { measure, unit, organisation, after, limit }: SplitsAsked): Promise<SplitSeen[]> {
  const { rows } = await sql<SplitSeen>`
    select * from (select distinct ${columns} ${from} where s.split <> '' and not s.is_rolled_up and ${balancedOnly} and (${measure ?? null}::text is null or m.code = ${measure ?? null})
      and (${unit ?? null}::text is null or u.code = ${unit ?? null}) and (${organisation ?? null}::text is null or o.code = ${organisation ?? null})) seen
    where (("measureCode", "unitCode", split || ' ' || profession) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}, ${after?.[2] ?? ''})) order by "measureCode", "unitCode", split || ' ' || profession limit ${limit}`.execute(tx);
  return rows;
}

/** Those of these splits that the viewer may see. Of one with several professions: all together where there is such a series, otherwise the first. */
export async function splitsAt(tx: Tx, places: readonly Pick<SplitSeen, 'measureId' | 'unitId' | 'split'>[]): Promise<SplitSeen[]> {
  const { rows } = await sql<SplitSeen>`
    select distinct on (m.id, u.id, s.split) ${columns} ${from} join unnest(${places.map(({ measureId }) => measureId)}::uuid[], ${places.map(({ unitId }) => unitId)}::uuid[], ${places.map(({ split }) => split)}::text[]) as k (measure_id, unit_id, split)
      on s.measure_id = k.measure_id and s.unit_id = k.unit_id and s.split = k.split where s.split <> '' and ${balancedOnly} order by m.id, u.id, s.split, s.profession`.execute(tx);
  return rows;
}

/** One split that the viewer may see. Without a profession: all together where there is such a series, otherwise the first. Throws NotFound. */
export async function splitFigures(tx: Tx, { measureCode, unitCode, split, profession }: { measureCode: string; unitCode: string; split: string; profession?: string | undefined }): Promise<SplitFigures> {
  const { rows: [seen] } = await sql<SplitSeen>`select distinct ${columns} ${from} where m.code = ${measureCode} and u.code = ${unitCode} and s.split = ${split} and s.split <> '' and ${balancedOnly}
    and (${profession ?? null}::text is null or s.profession = ${profession ?? null}) order by s.profession limit 1`.execute(tx);
  const [figures] = seen ? await figuresOfSplits(tx, [seen]) : [];
  if (!figures) throw new NotFound('We cannot find those figures, or they are not public. Productivity is never shown without quality and staff, and cost never without outcomes.');
  return figures;
}

type SeriesRow = Omit<SplitGroup, 'parts' | 'name' | 'isNotKnown'> & { at: number };

/** The shown figures of every group of these splits, in their order. */
export async function figuresOfSplits(tx: Tx, splits: readonly SplitSeen[]): Promise<SplitFigures[]> {
  const { rows } = await sql<SeriesRow>`
    select k.at::int as at, s.id as "seriesId", s.group_code as code, s.first_period as "firstPeriod", s.numerators, s.denominators, s.too_few as "tooFew", s.revision::int as revision, s.loaded_at as "loadedAt"
    from unnest(${splits.map(({ measureId }) => measureId)}::uuid[], ${splits.map(({ unitId }) => unitId)}::uuid[], ${splits.map(({ profession }) => profession)}::text[], ${splits.map(({ split }) => split)}::text[])
      with ordinality as k (measure_id, unit_id, profession, split, at)
    join quality.series s on s.measure_id = k.measure_id and s.unit_id = k.unit_id and s.profession = k.profession and s.split = k.split`.execute(tx);
  const all = await characteristicList(tx);
  const definitions = new Map<string, MeasureLine>();
  for (const { measureCode } of splits) if (!definitions.has(measureCode)) definitions.set(measureCode, await measureByCode(tx, measureCode));
  const bySplit = Map.groupBy(rows, ({ at }) => at - 1);
  return splits.flatMap((seen, at) => {
    const definition = definitions.get(seen.measureCode);
    const characteristics = seen.split.split('+').flatMap((code) => all.find((each) => each.code === code) ?? []);
    return definition ? [{ ...seen, definition, characteristics, groups: inOrder((bySplit.get(at) ?? []).map((row) => groupOf(row, characteristics))) }] : [];
  });
}

function groupOf({ seriesId, code, firstPeriod, numerators, denominators, tooFew, revision, loadedAt }: SeriesRow, characteristics: readonly CharacteristicLine[]): SplitGroup & { places: number[] } {
  const known = code.split('+').map((part, at) => characteristics[at]?.groups.find((group) => group.code === part) ?? { name: part, isNotKnown: false, position: 1000 });
  return {
    seriesId, code, name: known.map(({ name }) => name).join(', '), parts: known.map(({ name }) => name), isNotKnown: known.some(({ isNotKnown }) => isNotKnown), places: known.map(({ position }) => position),
    firstPeriod, numerators, denominators, tooFew, revision, loadedAt,
  };
}

const inOrder = (groups: readonly (SplitGroup & { places: readonly number[] })[]): SplitGroup[] =>
  groups.toSorted((one, other) => (one.places[0] ?? 0) - (other.places[0] ?? 0) || (one.places[1] ?? 0) - (other.places[1] ?? 0) || (one.name < other.name ? -1 : 1)).map(({ places: _places, ...group }) => group);

const columns = sql`m.id as "measureId", m.code as "measureCode", v.name as measure, u.id as "unitId", u.code as "unitCode", u.name as unit, o.id as "organisationId", o.code as "organisationCode", o.name as organisation, s.profession, s.split, s.is_example as "isExample"`;
const from = sql`from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
  join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id`;
