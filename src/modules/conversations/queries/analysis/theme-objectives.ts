import type { Tx } from '#platform/db';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';

export interface EndedObjective {
  objective: Pick<ObjectiveLine, 'id' | 'wording'>;
  endedAt: Date;
  reason: string;
}

export interface ThemeObjectives {
  named: readonly ObjectiveLine[];
  /** Those that were named once, the latest first. */
  ended: readonly EndedObjective[];
}

/** The objectives that answer a theme, and those that were taken off it: of each what this viewer may see. */
export async function objectivesOfTheme(tx: Tx, themeId: string, { asAt, publishedOnly = false }: { asAt: Date; publishedOnly?: boolean }): Promise<ThemeObjectives> {
  const named = await tx.selectFrom('conversations.theme_objective').select('objective_id').where('theme_id', '=', themeId).execute();
  const ends = await tx.selectFrom('conversations.theme_objective_end').select(['objective_id', 'ended_at', 'reason']).where('theme_id', '=', themeId).orderBy('ended_at', 'desc').execute();
  const ids = [...named, ...ends].map(({ objective_id }) => objective_id);
  const lines = new Map((ids.length > 0 ? await objectiveLines(tx, { ids, publishedOnly, asAt }) : []).map((line) => [line.id, line]));
  const lineOf = (id: string): ObjectiveLine[] => { const line = lines.get(id); return line ? [line] : []; };
  return { named: named.flatMap(({ objective_id }) => lineOf(objective_id)), ended: ends.flatMap(({ objective_id, ended_at: endedAt, reason }) => lineOf(objective_id).map((objective) => ({ objective, endedAt, reason }))) };
}
