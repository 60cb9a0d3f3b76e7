import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { PartnershipEntry } from '#modules/strategy';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';

export interface NewLine {
  projectId: string;
  stage: PartnershipEntry['stage'];
  evidence: PartnershipEntry['evidence'];
  role: PartnershipEntry['role'];
  tookPart: PartnershipEntry['tookPart'];
  /** In words that name nobody: "two people from the villages". */
  who: string;
  /** Null where nobody counted. */
  peopleCount: number | null;
  decided: string;
  supportGiven: string;
  powerShared: string;
  happenedOn: Day;
}

/** Writes down who took part in a project and what they decided (requirement S43). By the team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function recordTakingPart(tx: Tx, acting: ImprovementActing, { projectId, tookPart, peopleCount, supportGiven, powerShared, happenedOn, ...line }: NewLine): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  if (happenedOn > londonDay(acting.now)) throw new Invalid('The record is about what has happened.', { happenedOn: 'Enter today or an earlier day' });
  await tx.insertInto('improvement.taking_part').values({
    ...line, project_id: projectId, organisation_id: project.organisationId, took_part: tookPart, people_count: peopleCount, support_given: supportGiven, power_shared: powerShared, happened_on: happenedOn, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'taking part recorded', facts: { stage: line.stage, tookPart } });
}

/** Takes a wrong line back: it stays to be read with the reason, and counts no more. By the team. Throws NotFound, Forbidden, Conflict. */
export async function takeBackTakingPart(tx: Tx, acting: ImprovementActing, { projectId, lineId, reason }: { projectId: string; lineId: string; reason: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const line = isId(lineId) ? await tx.updateTable('improvement.taking_part').set({ taken_back_at: acting.now, taken_back_by: acting.viewer.personId, taken_back_reason: reason })
    .where('id', '=', lineId).where('project_id', '=', projectId).where('taken_back_at', 'is', null).returning('stage').executeTakeFirst() : undefined;
  if (!line) throw new NotFound('We cannot find that line, or it is taken back already.');
  await recordProjectEvent(tx, acting, project, { name: 'taking part taken back', facts: { stage: line.stage } });
}
