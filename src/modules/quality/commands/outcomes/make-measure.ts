import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { fullName, instrumentByCode } from '../../domain/outcomes/instruments.ts';
import type { SmallestChange } from '../../domain/outcomes/sum-pairs.ts';
import { authorise, type QualityActing } from '../../permissions.ts';

export interface NewOutcomes {
  unitId: string;
  instrument: string;
  whom: string;
  /** How the organisation may use it; needed where its owner must be asked. */
  leaveHeld: string;
  smallestChange: SmallestChange;
  changeSource: string;
  groups: readonly string[];
}

/** Puts an instrument to use in a unit. Throws Forbidden, or Invalid for one that is not kept here, without the owner's leave, or with a smallest change by nobody's word. */
export async function makeOutcomes(tx: Tx, acting: QualityActing, { unitId, instrument: code, whom, leaveHeld, smallestChange, changeSource, groups }: NewOutcomes): Promise<{ id: string }> {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new Invalid('Choose a unit from the list.', { unitId: 'Choose a unit from the list' });
  authorise(acting, 'keep outcome measures', unit.organisation_id);
  const instrument = instrumentByCode(code);
  if (!instrument || instrument.kind === 'register') throw new Invalid('Choose an instrument from the list.', { instrument: 'Choose an instrument from the list' });
  if (instrument.licence !== 'free' && leaveHeld === '') throw new Invalid('Say how you may use it.', { leaveHeld: `Say how you may use it: ${instrument.licenceWords}` });
  if (smallestChange !== null && instrument.kind === 'goals') throw new Invalid('A goal is reached or not.', { smallestChange: 'Leave this empty: a goal is reached or not' });
  const [change, source] = smallestChange === null && instrument.kind === 'score' && instrument.change ? [instrument.change.value, instrument.change.words] : [smallestChange, changeSource];
  if (change !== null && source === '') throw new Invalid('Say by whose word.', { changeSource: 'Say where this number is from' });
  const { id } = await tx.insertInto('quality.outcome_measure').values({
    organisation_id: unit.organisation_id, unit_id: unitId, instrument: code, whom, leave_held: leaveHeld, smallest_change: change, change_source: change === null ? '' : source, group_names: [...groups], made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'quality', name: 'outcome measure made', organisationId: unit.organisation_id, subject: { kind: 'outcome measure', id }, facts: { instrument: fullName(instrument) }, visibility: 'public' });
  return { id };
}
