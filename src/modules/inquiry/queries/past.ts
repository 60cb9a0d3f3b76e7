import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import type { LegacyState } from '../domain/legacy.ts';

export interface MarkLine {
  achievement: string;
  state: LegacyState;
  evidence: string;
  ownerRole: string;
  objectiveId: string | null;
  markedOn: Day;
  isCurrent: boolean;
}

/** What was said of the achievements of a strategy, the latest first. */
export async function marksOf(tx: Tx, strategyId: string): Promise<MarkLine[]> {
  const rows = await tx.selectFrom('inquiry.legacy_mark').selectAll().where('strategy_id', '=', strategyId).orderBy('marked_at', 'desc').execute();
  return rows.map((row) => ({ achievement: row.achievement, state: row.state as LegacyState, evidence: row.evidence, ownerRole: row.owner_role, objectiveId: row.objective_id, markedOn: londonDay(row.marked_at), isCurrent: row.replaced_at === null }));
}

/** The strategies of these organisations that tell of achievements. */
export async function strategiesWithPast(tx: Tx, organisationIds: readonly string[]): Promise<{ code: string; title: string }[]> {
  const { rows } = await sql<{ code: string; title: string }>`select s.code, s.title from strategy.strategy s join strategy.version v on v.strategy_id = s.id and v.number = s.current_version join directory.organisation o on o.id = s.organisation_id
    where s.organisation_id = any (${[...organisationIds]}::uuid[]) and not o.policy_text_only and jsonb_array_length(coalesce(v.document -> 'achievements', '[]')) > 0 order by s.title`.execute(tx);
  return rows;
}

export interface StoryLine {
  id: string;
  organisationId: string;
  title: string;
  whatHappened: string;
  whatMadeItPossible: string;
  source: string;
  themeId: string | null;
  theme: string | null;
  achievement: string | null;
  isPromoted: boolean;
  takenUpAs: string | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** The stories of the viewer's organisations, the latest first; `achievement` asks for those of one. */
export async function storyLines(tx: Tx, { page, achievement }: { page?: number; achievement?: string } = {}): Promise<StoryLine[]> {
  const { rows } = await sql<StoryLine>`select s.id, s.organisation_id as "organisationId", s.title, s.what_happened as "whatHappened", s.what_made_it_possible as "whatMadeItPossible", s.source, s.theme_id as "themeId",
    (select p.title from conversations.theme_publication p where p.theme_id = s.theme_id and p.replaced_at is null) as theme, s.achievement, s.promoted_at is not null as "isPromoted", s.taken_up_as as "takenUpAs", count(*) over ()::int as total
    from inquiry.story s where ${achievement ?? null}::text is null or s.achievement = ${achievement ?? null} order by s.made_at desc, s.id ${partOf(page)}`.execute(tx);
  return rows;
}
