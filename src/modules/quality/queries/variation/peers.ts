import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { levels, unitsBelow, type Level } from '#modules/directory';
import type { PeerChoices, PeerQuestion } from '../../domain/variation/choose-peers.ts';
import { sumPeriods, type PeriodSum } from '../../domain/variation/sum-periods.ts';
import { balancedOnly } from '../balance/balance.ts';
import type { MeasureLine } from '../measures.ts';
import { groupWords } from '../splits/split-words.ts';

export interface PeerLine extends PeriodSum {
  seriesId: string;
  unitId: string;
  unitCode: string;
  unit: string;
  organisationId: string;
  organisation: string;
  isExample: boolean;
}

/** The shown figures of peers that the viewer may see, added up, by name. */
export async function peerLines(tx: Tx, measure: MeasureLine, asked: PeerQuestion, onDay: Day): Promise<PeerLine[]> {
  const units = (await unitsBelow(tx, asked.underId, onDay)).filter(({ level }) => level === asked.level);
  const { rows } = await sql<Row>`
    select s.id as "seriesId", u.id as "unitId", u.code as "unitCode", u.name as unit, o.id as "organisationId", o.name as organisation, s.is_example as "isExample",
      s.first_period as "firstPeriod", s.numerators, s.denominators, s.too_few as "tooFew"
    from quality.series s join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id
    where s.measure_id = ${measure.id} and s.unit_id = any (${units.map(({ id }) => id)}::uuid[]) and s.profession = ${asked.profession} and s.split = ${asked.split} and s.group_code = ${asked.groupCode} and ${balancedOnly}
    order by u.name, o.name, u.code`.execute(tx);
  return rows.map(({ firstPeriod, numerators, denominators, tooFew, ...line }) => ({
    ...line, ...sumPeriods({ firstPeriod, numerators, denominators, tooFew }, { from: asked.from, to: asked.to, grain: measure.grain, isCount: measure.unit === 'count' }),
  }));
}

type Row = Omit<PeerLine, keyof PeriodSum> & { firstPeriod: string; numerators: (number | null)[]; denominators: (number | null)[]; tooFew: boolean[] };

/** What the viewer can compare of this measure. */
export async function peerChoices(tx: Tx, measure: MeasureLine, onDay: Day): Promise<PeerChoices> {
  const { rows: kinds } = await sql<{ profession: string; split: string; groupCode: string; words: string; firstPeriod: string; lastPeriod: string }>`
    select s.profession, s.split, s.group_code as "groupCode", min(s.first_period)::text as "firstPeriod",
      max((s.first_period + make_interval(months => (cardinality(s.numerators) - 1) * ${MONTHS[measure.grain]}::int))::date)::text as "lastPeriod",
      ${groupWords} as words
    from quality.series s where s.measure_id = ${measure.id} group by s.profession, s.split, s.group_code order by s.split, s.group_code`.execute(tx);
  const places = await placesAbove(tx, measure.id, onDay);
  const ends = kinds.map(({ firstPeriod, lastPeriod }) => [firstPeriod, lastPeriod] as const);
  return {
    levels: levels.filter((level) => places.some(({ peers }) => (peers[level] ?? 0) > 0)), places,
    professions: [...new Set(kinds.map(({ profession }) => profession))].toSorted(),
    groups: [...new Map(kinds.map(({ split, groupCode, words }) => [`${split} ${groupCode}`, { split, groupCode, words: split === '' ? 'Everybody' : words }])).values()],
    firstPeriod: ends.map(([first]) => first).toSorted()[0] ?? null, lastPeriod: ends.map(([, last]) => last).toSorted().at(-1) ?? null,
  };
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

async function placesAbove(tx: Tx, measureId: string, onDay: Day): Promise<PeerChoices['places']> {
  const { rows } = await sql<{ id: string; code: string; name: string; level: Level; peerLevel: Level; peers: number }>`
    with recursive above (unit_id, level, id, steps) as (
      select distinct u.id, u.level, u.id, 0 from quality.series s join directory.unit u on u.id = s.unit_id where s.measure_id = ${measureId}
      union all
      select above.unit_id, above.level, p.parent_id, above.steps + 1 from above
      join directory.unit_parent p on p.unit_id = above.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay}) where above.steps < 20
    )
    select u.id, u.code, u.name, u.level, above.level as "peerLevel", count(distinct above.unit_id)::int as peers
    from above join directory.unit u on u.id = above.id where above.steps > 0 group by u.id, u.code, u.name, u.level, above.level
    order by array_position(array['national', 'region', 'system', 'provider', 'team'], u.level), u.name`.execute(tx);
  const places = new Map<string, { id: string; code: string; name: string; level: Level; peers: Partial<Record<Level, number>> }>();
  for (const { peerLevel, peers, ...place } of rows) {
    const known = places.get(place.id) ?? { ...place, peers: {} };
    known.peers[peerLevel] = peers;
    places.set(place.id, known);
  }
  return [...places.values()];
}
