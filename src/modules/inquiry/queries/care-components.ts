import { formatDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { questionsOf, type TemplateContent } from '../domain/template-file.ts';
import { aroundSnapshot, snapshotById, templateByCode, type AroundSnapshot, type Snapshot } from './snapshots.ts';

/** The set of questions that asks about the six (content/inquiry/personalised-care.yaml). */
export const careQuestions = 'personalised-care';

/** One of the six components of personalised care that AHPs Deliver names (section 4, focus 1): how it is measured and what shows it. */
export interface CareComponent {
  name: string;
  /** In the words of those who looked; null where they named none, or nobody has looked. */
  measure: string | null;
  evidence: number;
  actions: number;
}

/** The six as this snapshot tells them. */
export const componentsIn = (snapshot: Snapshot, around: AroundSnapshot): readonly CareComponent[] => componentsOf(snapshot.template, (code) => ({
  measure: snapshot.answers.find(({ question }) => question === `measure-${code}`)?.words ?? null,
  evidence: around.evidence.filter(({ question }) => question === code).length, actions: around.steps.filter(({ question }) => question === code).length,
}));

const componentsOf = (template: TemplateContent, tell: (code: string) => Omit<CareComponent, 'name'>): readonly CareComponent[] =>
  questionsOf(template).filter(({ answer }) => answer === 'stage').map(({ code, ask }) => ({ name: ask.split(':')[0] ?? ask, ...tell(code) }));

/**
 * The six for a page of another room: as the snapshot tells them, or with nothing beside them where there is none. 'kept' where there is one
 * that this viewer may not read.
 */
export async function careComponents(tx: Tx, snapshotId: string | null): Promise<readonly CareComponent[] | 'kept'> {
  if (snapshotId === null) return componentsOf((await templateByCode(tx, careQuestions)).content, () => ({ measure: null, evidence: 0, actions: 0 }));
  const mine = await tx.selectFrom('inquiry.snapshot').select('id').where('id', '=', snapshotId).executeTakeFirst();
  return mine ? componentsIn(await snapshotById(tx, snapshotId), await aroundSnapshot(tx, snapshotId)) : 'kept';
}

/** The looks at the six in this organisation that the viewer may see, as answers to a question, the latest first. */
export async function careSnapshots(tx: Tx, organisationId: string): Promise<{ value: string; text: string }[]> {
  const rows = await tx.selectFrom('inquiry.snapshot as s').innerJoin('inquiry.template as t', 't.id', 's.template_id').innerJoin('directory.unit as u', 'u.id', 's.unit_id')
    .select(['s.id', 's.as_of', 'u.name']).where('s.organisation_id', '=', organisationId).where('t.code', '=', careQuestions).orderBy('s.as_of', 'desc').orderBy('s.id').limit(200).execute();
  return rows.map(({ id, as_of: asOf, name }) => ({ value: id, text: `${name}, ${formatDay(asOf)}` }));
}
