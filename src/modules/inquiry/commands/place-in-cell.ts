import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type InquiryActing } from '../permissions.ts';
import { axes } from '../queries/matrix.ts';

export interface CellEntry {
  kind: 'story' | 'award' | 'project' | 'action';
  subjectId: string;
  title: string;
  /** Where it stands on this site. */
  address: string;
  unitId: string;
  /** Codes of the national strategy's parts, such as nat.f2 and nat.a3. */
  foundation: string;
  focus: string;
  /** Whether anyone may read it where it stands. */
  isPublic: boolean;
}

/** For the rooms above: puts one of their things into a cell of a unit's map. Again changes its title and whether it is public. Throws NotFound, Forbidden, Invalid. */
export async function placeInCell(tx: Tx, acting: InquiryActing, { kind, subjectId, title, address, unitId, foundation, focus, isPublic }: CellEntry): Promise<void> {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select('organisation_id').where('id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new NotFound('We cannot find that team or organisation.');
  authorise(acting, 'fill in a snapshot', unit.organisation_id);
  const { foundations, focuses } = await axes(tx);
  if (!foundations.some(({ code }) => code === foundation) || !focuses.some(({ code }) => code === focus)) throw new Invalid('Choose a foundation and an area of focus.', { focus: 'Choose a foundation and an area of focus' });
  const shown = { title: title.slice(0, 300), address, is_public: isPublic, ended_at: null };
  await tx.insertInto('inquiry.cell_entry').values({ organisation_id: unit.organisation_id, unit_id: unitId, foundation, focus, kind, subject_id: subjectId, ...shown, placed_at: acting.now, placed_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.columns(['unit_id', 'foundation', 'focus', 'kind', 'subject_id']).doUpdateSet(shown)).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'put into a cell', organisationId: unit.organisation_id, subject: { kind: 'unit', id: unitId }, facts: { kind, foundation, focus, address } });
}
