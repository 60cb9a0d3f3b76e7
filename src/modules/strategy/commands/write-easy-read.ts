import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { bumpStrategies } from '../data/cache-topics.ts';
import { authoriseAround, mayAround, type AroundActing } from '../data/around-acting.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { easyReadSubject, type EasyReadKind, type EasyReadSubject } from '../queries/easy-read.ts';

interface Writing {
  kind: EasyReadKind;
  /** As `easyReadOf` takes it. */
  id: string;
  words: string | null;
  plannedFor: Day | null;
}

/**
 * Saves the easy-read version of a public text of one's own, or the day it is planned for. Throws NotFound, Forbidden for the
 * texts of others, Conflict for an objective that is not published, Invalid when there are neither words nor a day.
 */
export async function writeEasyRead(tx: Tx, acting: AroundActing, { kind, id, words, plannedFor }: Writing): Promise<void> {
  const subject = await easyReadSubject(tx, kind, id);
  if (!subject) throw new NotFound('We cannot find that text.');
  const organisationId = keeperOfWords(acting, subject);
  if (kind === 'objective' && !subject.isPublic) throw new Conflict('Publish the objective first. Its easy read version is for everyone.');
  if (!words && !plannedFor) throw new Invalid('Write the words, or say when they are planned for.', { words: 'Write the words, or say when they are planned for' });
  const held = await tx.selectFrom('strategy.easy_read').select('organisation_id').where('subject_kind', '=', kind).where('subject_id', '=', id).executeTakeFirst();
  if (held && held.organisation_id !== organisationId) throw new Conflict('This easy-read version belongs to another organisation.');
  const row = { words, planned_for: plannedFor, changed_at: acting.now, changed_by: acting.viewer.personId };
  await tx.insertInto('strategy.easy_read').values({ subject_kind: kind, subject_id: id, organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id']).doUpdateSet(row)).execute();
  await tell(tx, acting, { subject, organisationId, name: words ? 'easy read written' : 'easy read planned', facts: { plannedFor } });
}

/** In whose name: the text's own organisation, or for a page of this site the one that the writer is the national team of. */
export function keeperOfWords({ viewer, now }: AroundActing, { organisationId }: EasyReadSubject): string {
  if (organisationId !== null) {
    authoriseAround({ viewer, now }, 'write easy read', organisationId);
    return organisationId;
  }
  const team = viewer.grants.find((grant) => mayAround({ ...viewer, grants: [grant] }, 'write easy read of every page'));
  if (!team) throw new Forbidden('The national team keeps the words of the pages about this site.');
  return team.organisationId;
}

interface Told {
  subject: EasyReadSubject;
  organisationId: string;
  name: string;
  facts: Record<string, unknown>;
}

async function tell(tx: Tx, acting: AroundActing, { subject, organisationId, name, facts }: Told): Promise<void> {
  if (subject.kind === 'objective') return recordObjectiveEvent(tx, acting, { id: subject.id, organisationId, isPublic: true }, { name, facts });
  await recordEvent(tx, acting, { room: 'strategy', name, organisationId, subject: { kind: subject.kind, id: subject.id }, facts, visibility: subject.isPublic ? 'public' : 'organisation' });
  if (subject.strategyCode) await bumpStrategies(tx, [subject.strategyCode]);
}
