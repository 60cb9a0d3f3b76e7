import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { themesOfOrganisation } from '#modules/conversations';
import { organisationsById } from '#modules/directory';
import { register } from '#modules/improvement';
import { takeUpStory, waitingStories } from '#modules/inquiry';
import { seriesToLink } from '#modules/quality';
import { objectivesInForce } from '#modules/strategy';
import { withoutFigures } from '../../domain/cases/effects.ts';
import { authorise, type StoriesActing } from '../../permissions.ts';

export interface CaseWords {
  title: string;
  problem: string;
  peopleSaid: string;
  whatWasDone: string;
  coProducedWith: string;
  /** '' for none; each effect names one of the linked figures that shows it, or is not told. */
  inequality: string;
  inequalitySeriesId: string;
  cost: string;
  costSeriesId: string;
  carbon: string;
  carbonSeriesId: string;
  didNotWork: string;
  contactRole: string;
  professions: readonly string[];
  roleGroups: readonly string[];
  setting: string;
  ambitions: readonly string[];
  /** '' for none. */
  objectiveId: string;
  projectId: string;
  themeIds: readonly string[];
  seriesIds: readonly string[];
  /** '' for none; otherwise said of `impactSeriesId`, which is one of the linked ones. */
  impactClaim: string;
  impactSeriesId: string;
}

/** Begins a case study in the viewer's own organisation. Throws Forbidden, Invalid. */
export async function startCase(tx: Tx, acting: StoriesActing, { organisationId, storyId = null, ...words }: CaseWords & { organisationId: string; storyId?: string | null }): Promise<string> {
  authorise(acting, 'write case studies', organisationId);
  if ((await organisationsById(tx, [organisationId])).get(organisationId)?.policyTextOnly) throw new Forbidden('This organisation is here for its published policy only.');
  await checkLinks(tx, organisationId, words);
  const id = newId();
  await tx.insertInto('stories.case_study').values({ id, organisation_id: organisationId, story_id: storyId, ...columnsOf(words, acting), made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await keepLinks(tx, { id, organisationId }, words);
  await recordEvent(tx, acting, { room: 'stories', name: 'case study begun', organisationId, subject: { kind: 'case study', id }, facts: { title: words.title } });
  return id;
}

const nothingYet = { whatWasDone: '', coProducedWith: '', inequality: '', inequalitySeriesId: '', cost: '', costSeriesId: '', carbon: '', carbonSeriesId: '', didNotWork: '', contactRole: '', professions: [], roleGroups: [], setting: '', ambitions: [], objectiveId: '', projectId: '', seriesIds: [], impactClaim: '', impactSeriesId: '' };

/** Makes a draft of a story or a past achievement that waits for it (row S53). Throws NotFound, Forbidden, Conflict where it was taken up. */
export async function startFromStory(tx: Tx, acting: StoriesActing, { storyId, organisationIds }: { storyId: string; organisationIds: readonly string[] }): Promise<string> {
  const story = (await waitingStories(tx, organisationIds)).find(({ id }) => id === storyId);
  if (!story) throw new NotFound('We cannot find that story, or a case study has taken it up already.');
  const { organisationId, title, whatHappened, whatMadeItPossible, themeId } = story;
  const peopleSaid = whatMadeItPossible === '' ? '' : `What made it possible: ${whatMadeItPossible}`;
  const id = await startCase(tx, acting, { ...nothingYet, organisationId, storyId, title: title.slice(0, 160), problem: whatHappened, peopleSaid, themeIds: themeId ? [themeId] : [] });
  await takeUpStory(tx, acting, { id: storyId, address: `/case-studies/${id}` });
  return id;
}

/** Changes it; whoever read or agreed to it does so again. Throws Forbidden, NotFound, Invalid, Conflict where somebody was faster or it is published. */
export async function changeCase(tx: Tx, acting: StoriesActing, { id, revision, ...words }: CaseWords & { id: string; revision: number }): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'write case studies', row.organisation_id);
  if (row.published_at && !row.taken_off_at) throw new Conflict('Take it off first. Everyone reads it as it is.');
  if (row.revision !== revision) throw new Conflict('Somebody else changed this case study while you were writing. Open it again.');
  await checkLinks(tx, row.organisation_id, words);
  const again = { review_asked_at: null, reviewed_at: null, reviewed_by: null, review_words: null, consent_role: null, consent_on: null, published_at: null, taken_off_at: null, taken_off_reason: null };
  await tx.updateTable('stories.case_study').set({ ...columnsOf(words, acting), ...again, revision: revision + 1 }).where('id', '=', id).execute();
  await keepLinks(tx, { id, organisationId: row.organisation_id }, words);
  await recordEvent(tx, acting, { room: 'stories', name: 'case study changed', organisationId: row.organisation_id, subject: { kind: 'case study', id }, facts: { title: words.title } });
}

export async function lockCase(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('stories.case_study').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that case study.');
  return row;
}

const columnsOf = (words: CaseWords, { now, viewer }: StoriesActing) => ({
  title: words.title, problem: words.problem, people_said: words.peopleSaid, what_was_done: words.whatWasDone, co_produced_with: words.coProducedWith, inequality: words.inequality, cost: words.cost, carbon: words.carbon,
  inequality_series_id: words.inequalitySeriesId || null, cost_series_id: words.costSeriesId || null, carbon_series_id: words.carbonSeriesId || null,
  did_not_work: words.didNotWork, contact_role: words.contactRole, professions: [...words.professions], role_groups: [...words.roleGroups], setting: words.setting, ambitions: [...words.ambitions],
  objective_id: words.objectiveId || null, project_id: words.projectId || null, impact_claim: words.impactClaim, impact_series_id: words.impactSeriesId || null, changed_at: now, changed_by: viewer.personId,
});

/** Themes, objective, project and figures are the organisation's own, as far as the viewer may see them; an effect names one of the figures. */
async function checkLinks(tx: Tx, organisationId: string, words: CaseWords): Promise<void> {
  const { themeIds, objectiveId, projectId, seriesIds } = words;
  const wrong = (field: string, what: string): never => { throw new Invalid(`Choose ${what} from the list.`, { [field]: `Choose ${what} from the list` }); };
  const themes = themeIds.length > 0 ? new Set((await themesOfOrganisation(tx, organisationId)).map(({ id }) => id)) : new Set();
  if (themeIds.some((id) => !themes.has(id))) wrong('theme1', 'a theme');
  if (objectiveId !== '' && (await objectivesInForce(tx, { organisationIds: [organisationId], id: objectiveId })).length === 0) wrong('objectiveId', 'an objective');
  if (projectId !== '' && (await register(tx, { ids: [projectId], organisationId, limit: 1 })).total === 0) wrong('projectId', 'a project');
  const series = seriesIds.length > 0 ? new Set((await seriesToLink(tx, organisationId)).map(({ id }) => id)) : new Set();
  if (seriesIds.some((id) => !series.has(id))) wrong('measure1', 'figures');
  const bare = withoutFigures(words, seriesIds);
  if (bare.length > 0) throw new Invalid('Say which of the linked figures show the change.', Object.fromEntries(bare.map((kind) => [`${kind}Series`, 'Choose which of the figures above show it, or leave the words out'])));
}

async function keepLinks(tx: Tx, { id, organisationId }: { id: string; organisationId: string }, { themeIds, seriesIds }: CaseWords): Promise<void> {
  const place = { case_study_id: id, organisation_id: organisationId };
  await tx.deleteFrom('stories.case_study_theme').where('case_study_id', '=', id).execute();
  await tx.deleteFrom('stories.case_study_measure').where('case_study_id', '=', id).execute();
  if (themeIds.length > 0) await tx.insertInto('stories.case_study_theme').values([...new Set(themeIds)].map((themeId) => ({ ...place, theme_id: themeId }))).execute();
  if (seriesIds.length > 0) await tx.insertInto('stories.case_study_measure').values([...new Set(seriesIds)].map((seriesId) => ({ ...place, series_id: seriesId }))).execute();
}
