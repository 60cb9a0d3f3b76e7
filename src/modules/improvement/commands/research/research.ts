import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { FEWEST_SHOWN } from '../../domain/research/protected.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewStudy {
  organisationId: string;
  title: string;
  question: string;
  questionSetBy: string;
  summary: string;
  leadRole: string;
  /** A code of the fourteen; '' where it is none of them. */
  leadProfession: string;
  professions: string[];
  startsOn: Day;
  questionId: string;
}

/** Registers a study. Throws Forbidden. */
export async function registerStudy(tx: Tx, acting: LearningActing, { organisationId, questionSetBy, leadRole, leadProfession, startsOn, questionId, ...words }: NewStudy): Promise<string> {
  authoriseLearning(acting, 'answer for research', organisationId);
  const id = newId();
  await tx.insertInto('improvement.study').values({
    id, organisation_id: organisationId, ...words, question_set_by: questionSetBy, lead_role: leadRole, lead_profession: leadProfession === '' ? null : leadProfession, state: startsOn > londonDay(acting.now) ? 'planned' : 'open', starts_on: startsOn, question_id: questionId === '' ? null : questionId,
    made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'study registered', { organisationId, kind: 'study', id, facts: { title: words.title }, visibility: 'public' });
  return id;
}

/** Says how a study stands; one that is over says what was learned, also when it was stopped. Throws NotFound, Forbidden, Invalid. */
export async function setStudyState(tx: Tx, acting: LearningActing, { id, state, learned }: { id: string; state: string; learned: string }): Promise<void> {
  const organisationId = await studyOf(tx, acting, id);
  if (['finished', 'stopped'].includes(state) && learned.length < 3) throw new Invalid('Say what was learned.', { learned: 'Say what was learned, also when the study was stopped' });
  await tx.updateTable('improvement.study').set({ state, learned }).where('id', '=', id).execute();
  await note(tx, acting, `study ${state}`, { organisationId, kind: 'study', id, facts: { state }, visibility: 'public' });
}

/** Writes down how many people of a group took part. Fewer than eight are not kept: it says "too few people to show safely". Throws NotFound, Forbidden. */
export async function setReach(tx: Tx, acting: LearningActing, { id, groupName, people }: { id: string; groupName: string; people: number }): Promise<void> {
  const organisationId = await studyOf(tx, acting, id);
  const shown = people < FEWEST_SHOWN ? null : people;
  await tx.insertInto('improvement.study_reach').values({ study_id: id, organisation_id: organisationId, group_name: groupName, people: shown, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.columns(['study_id', 'group_name']).doUpdateSet({ people: shown, made_at: acting.now, made_by: acting.viewer.personId })).execute();
  await note(tx, acting, 'study reach told', { organisationId, kind: 'study', id, facts: { groupName } });
}

/** Says with whom a study is done. Throws NotFound, Forbidden. */
export async function joinPartner(tx: Tx, acting: LearningActing, { id, partnerId }: { id: string; partnerId: string }): Promise<void> {
  const organisationId = await studyOf(tx, acting, id);
  const partner = isId(partnerId) ? await tx.selectFrom('improvement.research_partner').select('organisation_id').where('id', '=', partnerId).executeTakeFirst() : undefined;
  if (partner?.organisation_id !== organisationId) throw new NotFound('We cannot find that partner.');
  await tx.insertInto('improvement.study_partner').values({ study_id: id, partner_id: partnerId, organisation_id: organisationId }).onConflict((conflict) => conflict.doNothing()).execute();
  await note(tx, acting, 'study partner named', { organisationId, kind: 'study', id, facts: { partnerId }, visibility: 'public' });
}

async function studyOf(tx: Tx, acting: LearningActing, id: string): Promise<string> {
  const study = isId(id) ? await tx.selectFrom('improvement.study').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!study) throw new NotFound('We cannot find that study.');
  authoriseLearning(acting, 'answer for research', study.organisation_id);
  return study.organisation_id;
}

export interface PartnerWords {
  output: string;
  studentLinks: string;
  changed: string;
}

/** Puts a partner into the register. Throws Forbidden. */
export async function addPartner(tx: Tx, acting: LearningActing, { organisationId, name, kind, topic, leadRole, ...words }: PartnerWords & { organisationId: string; name: string; kind: string; topic: string; leadRole: string }): Promise<string> {
  authoriseLearning(acting, 'answer for research', organisationId);
  const id = newId();
  await tx.insertInto('improvement.research_partner').values({ id, organisation_id: organisationId, name, kind, topic, lead_role: leadRole, ...partnerRow(words), made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'research partner added', { organisationId, kind: 'research partner', id, facts: { name }, visibility: 'public' });
  return id;
}

/** Says what came of working with a partner. Throws NotFound, Forbidden. */
export async function tellPartner(tx: Tx, acting: LearningActing, { id, ...words }: PartnerWords & { id: string }): Promise<void> {
  const partner = isId(id) ? await tx.selectFrom('improvement.research_partner').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!partner) throw new NotFound('We cannot find that partner.');
  authoriseLearning(acting, 'answer for research', partner.organisation_id);
  await tx.updateTable('improvement.research_partner').set(partnerRow(words)).where('id', '=', id).execute();
  await note(tx, acting, 'research partner told', { organisationId: partner.organisation_id, kind: 'research partner', id, visibility: 'public' });
}

const partnerRow = ({ output, studentLinks, changed }: PartnerWords) => ({ output, student_links: studentLinks, changed });

/** Puts an output into the register. Throws Forbidden, Invalid for a day to come or a study of another organisation. */
export async function addOutput(tx: Tx, acting: LearningActing, { organisationId, title, kind, summary, madeOn, studyId }: { organisationId: string; title: string; kind: string; summary: string; madeOn: Day; studyId: string }): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (madeOn > londonDay(acting.now)) throw new Invalid('Check the day.', { madeOn: 'Enter today or an earlier day' });
  const study = studyId === '' ? undefined : await tx.selectFrom('improvement.study').select('organisation_id').where('id', '=', studyId).executeTakeFirst();
  if (study && study.organisation_id !== organisationId) throw new Invalid('Check the study.', { studyId: 'Choose a study of the same organisation' });
  const id = newId();
  await tx.insertInto('improvement.output').values({ id, organisation_id: organisationId, title, kind, summary, made_on: madeOn, study_id: studyId === '' ? null : studyId, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'output added', { organisationId, kind: 'output', id, facts: { title }, visibility: 'public' });
  return id;
}

/** Says who used an output and what changed. Throws NotFound, Forbidden. */
export async function tellUse(tx: Tx, acting: LearningActing, { id, usedBy, changed, measureId }: { id: string; usedBy: string; changed: string; measureId: string }): Promise<void> {
  const output = isId(id) ? await tx.selectFrom('improvement.output').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!output) throw new NotFound('We cannot find that output.');
  authoriseLearning(acting, 'share learning', output.organisation_id);
  await tx.insertInto('improvement.output_use').values({ output_id: id, organisation_id: output.organisation_id, used_by: usedBy, changed, measure_id: measureId === '' ? null : measureId, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'output used', { organisationId: output.organisation_id, kind: 'output', id, facts: { usedBy }, visibility: 'public' });
}

export interface NewGuidance {
  organisationId: string;
  title: string;
  source: string;
  publishedOn: Day;
  professions: string[];
  about: string;
  gap: string;
  action: string;
  ownerRole: string;
  reviewOn: Day;
  measureId: string;
}

/** Puts guidance into the register. Throws Forbidden, Invalid for a review in the past. */
export async function addGuidance(tx: Tx, acting: LearningActing, { organisationId, publishedOn, ownerRole, reviewOn, measureId, ...words }: NewGuidance): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (reviewOn <= londonDay(acting.now)) throw new Invalid('Check the day.', { reviewOn: 'Enter a day to come' });
  const id = newId();
  await tx.insertInto('improvement.guidance').values({
    id, organisation_id: organisationId, ...words, published_on: publishedOn, owner_role: ownerRole, review_on: reviewOn, measure_id: measureId === '' ? null : measureId, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'guidance added', { organisationId, kind: 'guidance', id, facts: { title: words.title }, visibility: 'public' });
  return id;
}

/** Says how far a service uses guidance. Throws NotFound, Forbidden, Conflict for a service of another organisation. */
export async function setGuidanceStatus(tx: Tx, acting: LearningActing, { id, unitId, status, words }: { id: string; unitId: string; status: string; words: string }): Promise<void> {
  const guidance = isId(id) ? await tx.selectFrom('improvement.guidance').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!guidance) throw new NotFound('We cannot find that guidance.');
  const organisationId = guidance.organisation_id;
  authoriseLearning(acting, 'share learning', organisationId);
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select('organisation_id').where('id', '=', unitId).executeTakeFirst() : undefined;
  if (unit?.organisation_id !== organisationId) throw new Conflict('This service belongs to another organisation.');
  const said = { status, note: words, said_at: acting.now, said_by: acting.viewer.personId };
  await tx.insertInto('improvement.guidance_status').values({ guidance_id: id, organisation_id: organisationId, unit_id: unitId, ...said }).onConflict((conflict) => conflict.columns(['guidance_id', 'unit_id']).doUpdateSet(said)).execute();
  await note(tx, acting, 'guidance status told', { organisationId, kind: 'guidance', id, facts: { unitId, status }, visibility: 'public' });
}
