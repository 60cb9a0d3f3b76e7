import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { createObjective, strategyHead, type StrategyHead } from '#modules/strategy';
import type { LegacyState } from '../../domain/legacy.ts';
import { authorise, type InquiryActing } from '../../permissions.ts';

export interface AchievementMark {
  strategyCode: string;
  achievement: string;
  state: LegacyState;
  evidence: string;
  ownerRole: string;
}

/** Says what became of an achievement, with evidence and who answers for it. A later mark takes the place of the earlier, which is kept. Throws NotFound, Forbidden, Invalid. */
export async function markAchievement(tx: Tx, acting: InquiryActing, { strategyCode, achievement, state, evidence, ownerRole }: AchievementMark): Promise<void> {
  const strategy = await ownStrategy(tx, acting, strategyCode);
  achievementOf(strategy, achievement);
  const of = { organisation_id: strategy.organisation.id, strategy_id: strategy.id, achievement };
  const before = await lockedMark(tx, strategy, achievement);
  if (before?.objective_id) throw new Conflict('An objective goes on from this achievement. What was said of it stays.');
  if (before) await tx.updateTable('inquiry.legacy_mark').set({ replaced_at: acting.now }).where('id', '=', before.id).execute();
  await tx.insertInto('inquiry.legacy_mark').values({ ...of, state, evidence, owner_role: ownerRole, marked_at: acting.now, marked_by: acting.viewer.personId }).execute();
  await tell(tx, acting, strategy, { name: 'achievement marked', facts: { achievement, state } });
}

/** "Room to grow" becomes a draft objective that carries the history: the achievement, its days, its evidence. Throws Invalid for another mark, Conflict where it is one already. */
export async function growAchievement(tx: Tx, acting: InquiryActing, { strategyCode, achievement, wording, nodeCode }: { strategyCode: string; achievement: string; wording: string; nodeCode: string }): Promise<{ objectiveId: string }> {
  const strategy = await ownStrategy(tx, acting, strategyCode);
  const { title, strategyPeriod } = achievementOf(strategy, achievement);
  const mark = await lockedMark(tx, strategy, achievement);
  if (mark?.state !== 'room to grow') throw new Invalid('Mark the achievement “room to grow” first.');
  if (mark.objective_id) throw new Conflict('An objective goes on from this achievement already.');
  const { id: strategyId } = await strategyHead(tx, 'nat');
  const { id: objectiveId } = await createObjective(tx, acting, {
    organisationId: strategy.organisation.id, year: FinancialYear.at(acting.now), strategyId, nodeCode, parentReason: `It goes on from what was reached before: ${title}`.slice(0, 600), wording,
    detail: `It goes on from “${title}” (${strategyPeriod}, ${strategy.title}). What showed it: ${mark.evidence}`, ownerRole: mark.owner_role, aims: [], measurePlan: '', expectedDirection: null, roleGroups: [], ownerPersonId: null, updateEveryMonths: 1,
  });
  await tx.updateTable('inquiry.legacy_mark').set({ objective_id: objectiveId }).where('id', '=', mark.id).execute();
  await tell(tx, acting, strategy, { name: 'achievement goes on as an objective', facts: { achievement, objective: objectiveId } });
  return { objectiveId };
}

const lockedMark = (tx: Tx, strategy: StrategyHead, achievement: string) => tx.selectFrom('inquiry.legacy_mark').select(['id', 'state', 'evidence', 'owner_role', 'objective_id'])
  .where('organisation_id', '=', strategy.organisation.id).where('strategy_id', '=', strategy.id).where('achievement', '=', achievement).where('replaced_at', 'is', null).forUpdate().executeTakeFirst();

/** An organisation reviews its own past. Throws Forbidden for another's, and for one that is here for its published policy only. */
async function ownStrategy(tx: Tx, acting: InquiryActing, code: string): Promise<StrategyHead> {
  const strategy = await strategyHead(tx, code);
  authorise(acting, 'review the past strategy', strategy.organisation.id);
  if (strategy.organisation.policyTextOnly) throw new Forbidden('This organisation is here for its published policy only.');
  return strategy;
}

export function achievementOf({ about }: StrategyHead, code: string) {
  const found = about.achievements?.find((each) => each.code === code);
  if (!found) throw new Invalid('Choose an achievement from the list.', { achievement: 'Choose an achievement from the list' });
  return found;
}

async function tell(tx: Tx, acting: InquiryActing, { id, organisation }: StrategyHead, { name, facts }: { name: string; facts: Record<string, unknown> }): Promise<void> {
  await recordEvent(tx, acting, { room: 'inquiry', name, organisationId: organisation.id, subject: { kind: 'strategy', id }, facts });
}
