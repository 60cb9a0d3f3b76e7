import { sql } from 'kysely';
import { addDays, startOfLondonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { StrategyState } from '../domain/life-cycle-states.ts';
import type { StrategyDocument } from '../domain/strategy-schema.ts';
import { stateFromCode } from '../data/strategy-state.ts';

/** What stands at the top of every page of a strategy. */
export interface StrategyHead {
  id: string;
  code: string;
  title: string;
  shortTitle: string;
  state: StrategyState;
  periodStart: number;
  periodEnd: number;
  isExample: boolean;
  isPublic: boolean;
  /** True where people of its own organisation put it here; false where it came with this site. */
  isByItsOwners: boolean;
  organisation: { id: string; code: string; name: string; policyTextOnly: boolean };
  version: { number: number; madeAt: Date; reason: string; isCurrent: boolean };
  /** The file's own words about itself, without its nodes and links. */
  about: StrategyAbout;
}

export type StrategyAbout = Omit<StrategyDocument, 'nodes' | 'alignments'>;

/** Which wording: the current one, a version by its number, or the one that stood on a day in England. */
export type WordingAsked = { version?: number; on?: Day };

/** Throws NotFound where the strategy or that version is not held or may not be seen. */
export async function strategyHead(tx: Tx, code: string, asked: WordingAsked = {}): Promise<StrategyHead> {
  const row = await tx.selectFrom('strategy.strategy as s')
    .innerJoin('directory.organisation as o', 'o.id', 's.organisation_id')
    .innerJoin('strategy.version as v', (join) => join.onRef('v.strategy_id', '=', 's.id').on('v.number', '=', wantedVersion(asked)))
    .select(['s.id', 's.code', 's.title', 's.short_title', 's.state', 's.period_start', 's.period_end', 's.is_example', 's.is_public', 's.current_version',
      'o.id as organisation_id', 'o.code as organisation_code', 'o.name as organisation_name', 'o.policy_text_only', 'v.number', 'v.made_at', 'v.reason'])
    .select(sql<StrategyAbout>`v.document - 'nodes' - 'alignments'`.as('about'))
    .select(sql<boolean>`exists (select from strategy.version first where first.strategy_id = s.id and first.number = 1 and first.made_by is not null)`.as('is_by_its_owners'))
    .where('s.code', '=', code).executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that strategy, or that wording of it.');
  return {
    id: row.id, code: row.code, title: row.about.title, shortTitle: row.about.shortTitle, state: stateFromCode(row.state),
    periodStart: row.period_start, periodEnd: row.period_end, isExample: row.is_example, isPublic: row.is_public, isByItsOwners: row.is_by_its_owners,
    organisation: { id: row.organisation_id, code: row.organisation_code, name: row.organisation_name, policyTextOnly: row.policy_text_only },
    version: { number: row.number, madeAt: row.made_at, reason: row.reason, isCurrent: row.number === row.current_version }, about: row.about,
  };
}

/** The wording of a day is the last one made before that day ended; before the first was made, the first one held. */
function wantedVersion({ version, on }: WordingAsked) {
  if (version !== undefined) return sql<number>`${version}::integer`;
  if (on === undefined) return sql<number>`s.current_version`;
  const dayEnd = startOfLondonDay(addDays(on, 1));
  return sql<number>`coalesce((select max(d.number) from strategy.version d where d.strategy_id = s.id and d.made_at < ${dayEnd}), 1)`;
}
