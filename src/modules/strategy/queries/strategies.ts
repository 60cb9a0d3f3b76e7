import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { StrategyState } from '../domain/life-cycle-states.ts';
import { stateFromCode, stateToCode } from '../data/strategy-state.ts';

export interface StrategyFilter {
  /** The code of one organisation. */
  organisation?: string;
  publisher?: string;
  state?: StrategyState;
  /** A strategy is shown when its period holds this year. */
  year?: number;
  level?: string;
  /** From 1. */
  page?: number;
}

export interface StrategyLine {
  code: string;
  title: string;
  shortTitle: string;
  publisher: string;
  state: StrategyState;
  periodStart: number;
  periodEnd: number;
  isExample: boolean;
  isPublic: boolean;
}

export const PAGE_SIZE = 25;

/** Real strategies first, then examples; the newest period first. */
export async function listStrategies(tx: Tx, { organisation, publisher, state, year, level, page = 1 }: StrategyFilter): Promise<{ rows: StrategyLine[]; total: number }> {
  const matching = tx.selectFrom('strategy.strategy as s').innerJoin('directory.organisation as o', 'o.id', 's.organisation_id')
    .$if(organisation !== undefined, (query) => query.where('o.code', '=', organisation ?? ''))
    .$if(publisher !== undefined, (query) => query.where(sql<string>`lower(o.name)`, 'like', `%${likeText(publisher ?? '')}%`))
    .$if(state !== undefined, (query) => query.where('s.state', '=', state ? stateToCode(state) : ''))
    .$if(year !== undefined, (query) => query.where('s.period_start', '<=', year ?? 0).where('s.period_end', '>=', year ?? 0))
    .$if(level !== undefined, (query) => query.where(sql<boolean>`exists (select from directory.unit u where u.organisation_id = o.id and u.level = ${level})`));
  const { count } = await matching.select(sql<string>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = await matching.select(['s.code', 's.title', 's.short_title', 'o.name as publisher', 's.state', 's.period_start', 's.period_end', 's.is_example', 's.is_public'])
    .orderBy('s.is_example').orderBy('s.period_start', 'desc').orderBy('s.code').limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE).execute();
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      code: row.code, title: row.title, shortTitle: row.short_title, publisher: row.publisher, state: stateFromCode(row.state),
      periodStart: row.period_start, periodEnd: row.period_end, isExample: row.is_example, isPublic: row.is_public,
    })),
  };
}

/** Signs with a meaning in LIKE stand for themselves. */
const likeText = (text: string): string => text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
