import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { themesOfOrganisation } from '#modules/conversations';
import { authorise, type StoriesActing } from '../../permissions.ts';
import type { AccessWay } from '../../queries/offer/services.ts';

export interface KeptService {
  organisationId: string;
  name: string;
  about: string;
  professions: string[];
  serviceArea: 'physical health' | 'mental health' | 'learning disability' | null;
  reach: string;
  access: Record<AccessWay, string>;
  reviewOn: string;
}

/** Puts a service on the site. Throws Forbidden. */
export async function addService(tx: Tx, acting: StoriesActing, service: KeptService): Promise<string> {
  authorise(acting, 'keep services', service.organisationId);
  checkReview(service, acting.now);
  const { id } = await tx.insertInto('stories.service').values({ organisation_id: service.organisationId, ...columnsOf(service, acting), made_at: acting.now }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'service added', organisationId: service.organisationId, subject: { kind: 'service', id }, facts: { name: service.name, professions: service.professions }, visibility: 'public' });
  return id;
}

/** Changes a service; `revision` is the one that was read. Throws Forbidden, NotFound, Conflict where somebody was faster. */
export async function changeService(tx: Tx, acting: StoriesActing, { id, revision, ...service }: KeptService & { id: string; revision: number }): Promise<void> {
  const row = await lockService(tx, id);
  authorise(acting, 'keep services', row.organisation_id);
  checkReview(service, acting.now);
  if (row.revision !== revision || row.ended_at) throw new Conflict('Somebody else changed this service while you were writing. Open it again.');
  await tx.updateTable('stories.service').set({ ...columnsOf(service, acting), revision: revision + 1 }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'service changed', organisationId: row.organisation_id, subject: { kind: 'service', id }, facts: { name: service.name }, visibility: 'public' });
}

/** Takes a service off; what stood there is kept. Throws Forbidden, NotFound, Conflict where it is off. */
export async function endService(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  const row = await lockService(tx, id);
  authorise(acting, 'keep services', row.organisation_id);
  if (row.ended_at) throw new Conflict('This service is off the site already.');
  await tx.updateTable('stories.service').set({ ended_at: acting.now, changed_at: acting.now, changed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'service ended', organisationId: row.organisation_id, subject: { kind: 'service', id }, visibility: 'public' });
}

/** A page that is late as soon as it is saved is looked at by nobody. */
function checkReview({ reviewOn }: Pick<KeptService, 'reviewOn'>, now: Date): void {
  if (reviewOn <= londonDay(now)) throw new Invalid('Choose a day that is still to come.', { reviewOn: 'Enter a day that is still to come' });
}

async function lockService(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('stories.service').select(['organisation_id', 'revision', 'ended_at']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that service.');
  return row;
}

const columnsOf = ({ name, about, professions, serviceArea, reach, access, reviewOn }: Omit<KeptService, 'organisationId'>, { now, viewer }: StoriesActing) => ({
  name, about, professions, service_area: serviceArea, reach, times: access.times, places: access.places, formats: access.formats, interpreters: access.interpreters,
  home_visits: access['home visits'], self_referral: access['self-referral'], review_on: reviewOn, changed_at: now, changed_by: viewer.personId,
});

/** Puts what a published theme asks of a service beside it (requirement S89). Throws Forbidden, Invalid for a theme of somebody else, Conflict where it stands there. */
export async function noteWish(tx: Tx, acting: StoriesActing, { serviceId, themeId, about, words }: { serviceId: string; themeId: string; about: AccessWay; words: string }): Promise<void> {
  const { organisation_id: organisationId } = await lockService(tx, serviceId);
  authorise(acting, 'keep services', organisationId);
  if (!(await themesOfOrganisation(tx, organisationId)).some(({ id }) => id === themeId)) throw new Invalid('Choose a published theme of your organisation.', { themeId: 'Choose a theme from the list' });
  const added = await tx.insertInto('stories.service_wish').values({ organisation_id: organisationId, service_id: serviceId, theme_id: themeId, about, words, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('This theme stands beside this service already, for the same thing.');
  await recordEvent(tx, acting, { room: 'stories', name: 'service asked for', organisationId, subject: { kind: 'service', id: serviceId }, facts: { themeId, about }, visibility: 'public' });
}

/** Answers it: doing, done, or cannot and why. Throws Forbidden, NotFound, Conflict where it is answered as done or not to be done. */
export async function answerWish(tx: Tx, acting: StoriesActing, { id, outcome, answer }: { id: string; outcome: 'doing' | 'done' | 'cannot'; answer: string }): Promise<string> {
  const row = isId(id) ? await tx.selectFrom('stories.service_wish').select(['organisation_id', 'service_id', 'outcome']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find what people asked for.');
  authorise(acting, 'keep services', row.organisation_id);
  if (row.outcome === 'done' || row.outcome === 'cannot') throw new Conflict('This is answered already.');
  await tx.updateTable('stories.service_wish').set({ outcome, answer, answered_at: acting.now, answered_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'service wish answered', organisationId: row.organisation_id, subject: { kind: 'service', id: row.service_id }, facts: { outcome }, visibility: 'public' });
  return row.service_id;
}
