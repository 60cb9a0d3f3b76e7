import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { shownAttendance, type GroupCount } from '../domain/session-attendance.ts';
import type { PartnerKind } from '../domain/co-production-rules.ts';
import { titleOf } from '../domain/objective-content.ts';
import type { Acting } from '../data/objective-rows.ts';
import { coProductionRules } from '../data/objective-content.ts';
import { countedGroups } from '../data/session-content.ts';
import { openSession, recordSessionEvent, type SessionRow } from '../data/session-rows.ts';
import { readAttendance } from '../queries/session-attendance.ts';
import { createObjective, type NewObjective } from './create-objective.ts';
import { requireTheme } from './group-notes.ts';
import { recordPartnership } from './record-partnership.ts';

export interface ThemeToObjective {
  id: string;
  themeId: string;
  objective: Omit<NewObjective, 'organisationId' | 'strategyId'>;
  /** Writes the session into the objective's partnership record, with what people decided there; null leaves it out. */
  record: { decided: string } | null;
}

/**
 * Begins a draft objective that carries a link back to the theme and the session; also after the session was published. Throws
 * Invalid where the theme has no notes, because nobody said it, and as `createObjective` does.
 */
export async function beginObjectiveFromTheme(tx: Tx, acting: Acting, { id, themeId, objective, record }: ThemeToObjective): Promise<{ objectiveId: string }> {
  const session = await openSession(tx, acting, id, { whilePublished: true });
  await requireTheme(tx, id, themeId);
  const note = await tx.selectFrom('strategy.session_note').select('id').where('theme_id', '=', themeId).executeTakeFirst();
  if (!note) throw new Invalid('This theme has no notes, so no objective can begin with it.');
  const { id: objectiveId } = await createObjective(tx, acting, { ...objective, organisationId: session.organisationId, strategyId: session.strategyId });
  await tx.insertInto('strategy.session_theme_objective').values({ objective_id: objectiveId, theme_id: themeId, session_id: id, organisation_id: session.organisationId, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  if (record) await addToRecord(tx, acting, { session, objectiveId, decided: record.decided });
  await recordSessionEvent(tx, acting, { ...session, isPublic: false }, { name: 'objective begun from theme', facts: { theme: themeId, objective: objectiveId } });
  return { objectiveId };
}

/** One line for each kind of people who came. Its count is what the public may read, "at least so many": small groups stay hidden. */
async function addToRecord(tx: Tx, acting: Acting, { session, objectiveId, decided }: { session: SessionRow; objectiveId: string; decided: string }): Promise<void> {
  const counts = await readAttendance(tx, session.id);
  if (counts.length === 0) throw new Invalid('Count who took part in the session first.', { record: 'Count who took part in the session first' });
  for (const kind of new Set(countedGroups.filter(({ code }) => counts.some(({ group }) => group === code)).map(({ tookPart }) => tookPart))) {
    const { people, isAtLeast } = countOf(kind, counts);
    await recordPartnership(tx, acting, {
      id: objectiveId, stage: 'planning', evidence: 'workshop', role: 'conceive', tookPart: kind, who: `${titleOf(coProductionRules.whoTookPart, kind)}, at a session at tables`, peopleCount: people, isAtLeast,
      decided, supportGiven: '', powerShared: '', happenedOn: session.heldOn,
    }).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid(error.message, { record: 'The day of the session is still to come' }) : error;
    });
  }
}

function countOf(kind: PartnerKind, counts: readonly GroupCount[]): { people: number; isAtLeast: boolean } {
  const own = counts.filter(({ group }) => countedGroups.some(({ code, tookPart }) => code === group && tookPart === kind));
  return shownAttendance(own).total ?? { people: 1, isAtLeast: true };
}
