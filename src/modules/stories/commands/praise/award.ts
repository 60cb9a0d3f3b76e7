import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { claimIn } from '../../domain/cases/claims.ts';
import { holdsProtectedTitle } from '../../domain/praise/protected-title.ts';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { evidenceChoices } from '../../queries/praise/evidence.ts';
import { awardResults, awardScheme, nomination, type AwardScheme } from '../../queries/praise/praise.ts';

export interface NewScheme {
  organisationId: string;
  name: string;
  about: string;
  criteria: string[];
  panel: string;
  opensOn: string;
  closesOn: string;
}

/** Opens an award with its criteria and its panel. Throws Forbidden, Invalid. */
export async function openAward(tx: Tx, acting: StoriesActing, { organisationId, opensOn, closesOn, ...words }: NewScheme): Promise<string> {
  authorise(acting, 'run awards', organisationId);
  if (closesOn < opensOn) throw new Invalid('It must close after it opens.', { closesOn: 'Enter a day after the first' });
  const { id } = await tx.insertInto('stories.award_scheme').values({ organisation_id: organisationId, ...words, opens_on: opensOn, closes_on: closesOn, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'award opened', organisationId, subject: { kind: 'award', id }, facts: { name: words.name, opensOn, closesOn }, visibility: 'public' });
  return id;
}

export interface Nominated {
  schemeId: string;
  nominee: string;
  profession: string | null;
  roleGroup: string | null;
  words: string;
  byWhom: 'patient or public' | 'carer' | 'staff' | 'other';
}

/** Anyone nominates while the award is open; only the panel reads it. Writes no event. Throws NotFound, Conflict where it is not open. */
export async function nominate(tx: Tx, now: Date, nominated: Nominated): Promise<void> {
  await keep(tx, { now, cameOn: londonDay(now) }, nominated, { route: 'site', entered_by: null, agreed_on: null });
}

/** Staff type in a nomination by phone, on paper or in person. What reached them while the award was open counts, also where they type it in later. Throws Forbidden, NotFound, Invalid, Conflict. */
export async function enterNomination(tx: Tx, acting: StoriesActing, { route, cameOn, ...nominated }: Nominated & { route: string; cameOn: Day }): Promise<void> {
  const { organisationId } = await awardScheme(tx, nominated.schemeId);
  authorise(acting, 'enter thanks for someone', organisationId);
  if (cameOn > londonDay(acting.now)) throw new Invalid('The day is still to come.', { cameOn: 'Enter a day that is not still to come' });
  await keep(tx, { now: acting.now, cameOn }, nominated, { route, entered_by: acting.viewer.personId, agreed_on: londonDay(acting.now) });
  await recordEvent(tx, acting, { room: 'stories', name: 'nomination entered for someone', organisationId, subject: { kind: 'award', id: nominated.schemeId }, facts: { route } });
}

async function keep(tx: Tx, { now, cameOn }: { now: Date; cameOn: Day }, { schemeId, nominee, profession, roleGroup, words, byWhom }: Nominated, came: { route: string; entered_by: string | null; agreed_on: string | null }): Promise<void> {
  const scheme = await awardScheme(tx, schemeId);
  if (scheme.publishedAt !== null) throw new Conflict('The results are published.');
  if (cameOn < scheme.opensOn || cameOn > scheme.closesOn) throw new Conflict(cameOn === londonDay(now) ? 'Nominations are not open now.' : 'Nominations were not open on that day.');
  await tx.insertInto('stories.award_nomination').values({ scheme_id: schemeId, organisation_id: scheme.organisationId, nominee, profession, role_group: roleGroup, words, by_whom: byWhom, received_on: cameOn, ...came }).execute();
}

export const isOpen = ({ opensOn, closesOn, publishedAt }: Pick<AwardScheme, 'opensOn' | 'closesOn' | 'publishedAt'>, now: Date): boolean => publishedAt === null && opensOn <= londonDay(now) && londonDay(now) <= closesOn;

/** What a member of the panel thinks, in words; who has an interest says so and does not judge. Throws Forbidden, NotFound, Conflict once the results are out. */
export async function judge(tx: Tx, acting: StoriesActing, { id, says, reason }: { id: string; says: 'award' | 'high praise' | 'thank' | 'interest'; reason: string }): Promise<void> {
  const { organisationId, schemeId } = await nomination(tx, id);
  authorise(acting, 'judge awards', organisationId);
  if ((await awardScheme(tx, schemeId)).publishedAt) throw new Conflict('The results are published.');
  const said = { says, reason, judged_at: acting.now };
  await tx.insertInto('stories.award_judgement').values({ nomination_id: id, organisation_id: organisationId, person_id: acting.viewer.personId ?? '', ...said }).onConflict((conflict) => conflict.columns(['nomination_id', 'person_id']).doUpdateSet(said)).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'nomination judged', organisationId, subject: { kind: 'nomination', id }, facts: { says } });
}

export interface Result {
  id: string;
  place: 'award' | 'high praise';
  shownAs: string;
  isPerson: boolean;
  hasAgreed: boolean;
  registration: string;
  isChecked: boolean;
  citation: string;
  /** What shows it: an objective or a case study that everyone may read; neither for thanks alone. */
  evidence: { objectiveId: string } | { caseId: string } | null;
}

/** Two judged it at least, and not with an interest: one person alone gives no award. */
const FEWEST_JUDGES = 2;

/**
 * Prepares what everyone will read of a nomination. A person's name needs that person's yes; with a protected title it needs a registration that was checked.
 * Throws Forbidden, NotFound, Invalid, Conflict.
 */
export async function giveResult(tx: Tx, acting: StoriesActing, { id, place, shownAs, isPerson, hasAgreed, registration, isChecked, citation, evidence }: Result): Promise<string> {
  const found = await nomination(tx, id);
  authorise(acting, 'run awards', found.organisationId);
  if ((await lockedScheme(tx, found.schemeId)).publishedAt) throw new Conflict('The results are published.');
  if (found.judgements.filter(({ says }) => says !== 'interest').length < FEWEST_JUDGES) throw new Invalid(`At least ${FEWEST_JUDGES} members of the panel judge it first.`, { place: `At least ${FEWEST_JUDGES} members of the panel judge it first` });
  if (isPerson && !hasAgreed) throw new Invalid('Ask the person first.', { hasAgreed: 'A name is shown only with that person’s yes' });
  if (isPerson && holdsProtectedTitle(shownAs) && (registration === '' || !isChecked)) throw new Invalid('The law protects this title.', { registration: 'Enter the registration number and check it, or leave the title out' });
  await checkEvidence(tx, { organisationId: found.organisationId, citation, evidence });
  const today = londonDay(acting.now);
  const row = {
    place, shown_as: shownAs, is_person: isPerson, name_agreed_on: isPerson ? today : null, registration: registration === '' ? null : registration, registration_checked_on: registration !== '' && isChecked ? today : null,
    profession: found.profession, role_group: found.roleGroup, citation, evidence_objective_id: evidence && 'objectiveId' in evidence ? evidence.objectiveId : null, evidence_case_id: evidence && 'caseId' in evidence ? evidence.caseId : null, made_at: acting.now, made_by: acting.viewer.personId,
  };
  await tx.insertInto('stories.award_result').values({ nomination_id: id, scheme_id: found.schemeId, organisation_id: found.organisationId, ...row }).onConflict((conflict) => conflict.column('nomination_id').doUpdateSet(row)).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'award result prepared', organisationId: found.organisationId, subject: { kind: 'nomination', id }, facts: { place } });
  return found.schemeId;
}

/** Nobody publishes while a result is given, nor gives one while they are published. */
async function lockedScheme(tx: Tx, id: string): Promise<AwardScheme> {
  await tx.selectFrom('stories.award_scheme').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return awardScheme(tx, id);
}

/** Celebration that says that something changed names what shows it, or says thank you (trap 65). */
async function checkEvidence(tx: Tx, { organisationId, citation, evidence }: { organisationId: string; citation: string; evidence: Result['evidence'] }): Promise<void> {
  const claim = claimIn(citation);
  if (!evidence && claim) throw new Invalid('Choose what shows the change, or say thank you.', { citation: `“${claim}” says that something changed. Choose what shows it, or say what they did` });
  const known = evidence ? await evidenceChoices(tx, organisationId) : [];
  if (evidence && !known.some(({ kind, id }) => ('caseId' in evidence ? kind === 'case' && id === evidence.caseId : kind === 'objective' && id === evidence.objectiveId))) throw new Invalid('Choose from the list.', { evidence: 'Choose from the list' });
}

/** Publishes all results of an award at once. Throws Forbidden, NotFound, Conflict before it closes or when it is done, Invalid without a result. */
export async function publishResults(tx: Tx, acting: StoriesActing, schemeId: string): Promise<void> {
  authorise(acting, 'run awards', (await awardScheme(tx, schemeId)).organisationId);
  const scheme = await lockedScheme(tx, schemeId);
  if (scheme.publishedAt) throw new Conflict('The results are published already.');
  if (scheme.closesOn >= londonDay(acting.now)) throw new Conflict('People can still nominate. Wait until it has closed.');
  const results = await awardResults(tx, schemeId);
  if (results.length === 0) throw new Conflict('There is no result yet.');
  await tx.updateTable('stories.award_scheme').set({ published_at: acting.now }).where('id', '=', schemeId).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'award results published', organisationId: scheme.organisationId, subject: { kind: 'award', id: schemeId }, facts: { results: results.length }, visibility: 'public' });
}
