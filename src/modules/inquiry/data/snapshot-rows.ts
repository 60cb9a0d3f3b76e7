import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { TemplateContent } from '../domain/template-file.ts';
import { authorise, type InquiryAction, type InquiryActing } from '../permissions.ts';

export interface SnapshotRow {
  id: string;
  organisationId: string | null;
  unitId: string | null;
  personId: string | null;
  asOf: string;
  isExample: boolean;
  isSigned: boolean;
  template: TemplateContent;
}

/**
 * The first steps of every command on a snapshot: find it, may they, lock it. A person's own is theirs alone; a unit's is open to whoever may do
 * `action` in its organisation. Throws NotFound, Forbidden, and Conflict where it is signed and `signedToo` is not given.
 */
export async function openSnapshot(tx: Tx, acting: InquiryActing, { id, action, signedToo = false }: { id: string; action: InquiryAction; signedToo?: boolean }): Promise<SnapshotRow> {
  if (!isId(id)) throw new NotFound('We cannot find that snapshot.');
  const row = await tx.selectFrom('inquiry.snapshot as s').innerJoin('inquiry.template as t', 't.id', 's.template_id')
    .select(['s.id', 's.organisation_id', 's.unit_id', 's.person_id', 's.as_of', 's.is_example', 's.signed_off_at', 't.content']).where('s.id', '=', id).forUpdate('s').executeTakeFirst()
    ?? await seen(tx, id);
  if (!row) throw new NotFound('We cannot find that snapshot.');
  if (row.person_id !== null && row.person_id !== acting.viewer.personId) throw new Forbidden();
  if (row.organisation_id !== null) authorise(acting, action, row.organisation_id);
  if (row.signed_off_at !== null && !signedToo) throw new Conflict('This snapshot is signed off. What it says stays as it is.');
  return {
    id: row.id, organisationId: row.organisation_id, unitId: row.unit_id, personId: row.person_id, asOf: row.as_of, isExample: row.is_example, isSigned: row.signed_off_at !== null,
    template: row.content as TemplateContent,
  };
}

/** A row that may be read and not locked is somebody else's, shown to anyone: the answer is "you may not", never "there is none". */
const seen = (tx: Tx, id: string) => tx.selectFrom('inquiry.snapshot as s').innerJoin('inquiry.template as t', 't.id', 's.template_id')
  .select(['s.id', 's.organisation_id', 's.unit_id', 's.person_id', 's.as_of', 's.is_example', 's.signed_off_at', 't.content']).where('s.id', '=', id).executeTakeFirst();

/** One answer as the table holds it. */
export interface AnswerRow {
  snapshot_id: string;
  question: string;
  stage: string | null;
  words: string | null;
  is_strength: boolean;
  foundation: string | null;
  focus: string | null;
  answered_at: Date;
}
