import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { themesOfOrganisation } from '#modules/conversations';
import { strategyHead } from '#modules/strategy';
import { authorise, type InquiryActing } from '../../permissions.ts';
import { achievementOf } from './mark-achievement.ts';

export interface NewStory {
  organisationId: string;
  title: string;
  whatHappened: string;
  whatMadeItPossible: string;
  /** The published theme of a conversation it was heard in; '' where it was told here. */
  themeId: string;
}

/** Keeps a story of what worked, as it was told. Throws Forbidden, Invalid for a theme that is not the organisation's. */
export async function tellStory(tx: Tx, acting: InquiryActing, { organisationId, title, whatHappened, whatMadeItPossible, themeId }: NewStory): Promise<{ id: string }> {
  authorise(acting, 'tell what worked', organisationId);
  if (themeId !== '' && !(await themesOfOrganisation(tx, organisationId)).some(({ id }) => id === themeId)) throw new Invalid('Choose a theme from the list.', { themeId: 'Choose a theme from the list' });
  return keepStory(tx, acting, { organisation_id: organisationId, source: themeId === '' ? 'told here' : 'conversation', theme_id: themeId === '' ? null : themeId, achievement: null, title, what_happened: whatHappened, what_made_it_possible: whatMadeItPossible, promoted_at: null, promoted_by: null });
}

/** Promotes an achievement of the past strategy to a draft that waits for a case study. Throws Conflict where it waits already. */
export async function promoteAchievement(tx: Tx, acting: InquiryActing, { strategyCode, achievement }: { strategyCode: string; achievement: string }): Promise<{ id: string }> {
  const strategy = await strategyHead(tx, strategyCode);
  authorise(acting, 'review the past strategy', strategy.organisation.id);
  if (strategy.organisation.policyTextOnly) throw new Forbidden('This organisation is here for its published policy only.');
  const { code, title, strategyPeriod, theme } = achievementOf(strategy, achievement);
  const there = await tx.selectFrom('inquiry.story').select('id').where('organisation_id', '=', strategy.organisation.id).where('achievement', '=', code).executeTakeFirst();
  if (there) throw new Conflict('This achievement waits as a draft already.');
  return keepStory(tx, acting, {
    organisation_id: strategy.organisation.id, source: 'achievement', theme_id: null, achievement: code, title: title.slice(0, 200), what_happened: `${title} (${theme}, ${strategyPeriod}, ${strategy.title}).`, what_made_it_possible: '', promoted_at: acting.now, promoted_by: acting.viewer.personId,
  });
}

interface StoryRow {
  organisation_id: string;
  source: string;
  theme_id: string | null;
  achievement: string | null;
  title: string;
  what_happened: string;
  what_made_it_possible: string;
  promoted_at: Date | null;
  promoted_by: string | null;
}

async function keepStory(tx: Tx, acting: InquiryActing, row: StoryRow): Promise<{ id: string }> {
  const id = newId();
  await tx.insertInto('inquiry.story').values({ id, ...row, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'story of what worked told', organisationId: row.organisation_id, subject: { kind: 'appreciative story', id }, facts: { source: row.source } });
  return { id };
}

/** Lets a story wait as a draft for a case study. Throws Conflict where it does already. */
export async function promoteStory(tx: Tx, acting: InquiryActing, id: string): Promise<void> {
  const story = await ownStory(tx, acting, id);
  if (story.promoted_at) throw new Conflict('This story waits as a draft already.');
  await tx.updateTable('inquiry.story').set({ promoted_at: acting.now, promoted_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'story of what worked promoted', organisationId: story.organisation_id, subject: { kind: 'appreciative story', id }, facts: {} });
}

export interface WaitingStory {
  id: string;
  organisationId: string;
  title: string;
  whatHappened: string;
  whatMadeItPossible: string;
  source: 'achievement' | 'conversation' | 'told here';
  themeId: string | null;
}

/** For the room that makes case studies: the promoted stories of these organisations that no case study has taken up. */
export async function waitingStories(tx: Tx, organisationIds: readonly string[]): Promise<WaitingStory[]> {
  if (organisationIds.length === 0) return [];
  const rows = await tx.selectFrom('inquiry.story').selectAll().where('organisation_id', 'in', [...organisationIds]).where('promoted_at', 'is not', null).where('taken_up_at', 'is', null).orderBy('promoted_at').limit(100).execute();
  return rows.map((row) => ({ id: row.id, organisationId: row.organisation_id, title: row.title, whatHappened: row.what_happened, whatMadeItPossible: row.what_made_it_possible, source: row.source as WaitingStory['source'], themeId: row.theme_id }));
}

/** For the room that makes case studies: this one took the story up, and where it stands. Throws Conflict where another did, Invalid where it is not promoted. */
export async function takeUpStory(tx: Tx, acting: InquiryActing, { id, address }: { id: string; address: string }): Promise<void> {
  const story = await ownStory(tx, acting, id);
  if (!story.promoted_at) throw new Invalid('This story is not promoted yet.');
  if (story.taken_up_at) throw new Conflict('A case study has taken this story up already.');
  await tx.updateTable('inquiry.story').set({ taken_up_at: acting.now, taken_up_as: address }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'story of what worked taken up', organisationId: story.organisation_id, subject: { kind: 'appreciative story', id }, facts: { address } });
}

async function ownStory(tx: Tx, acting: InquiryActing, id: string) {
  const story = isId(id) ? await tx.selectFrom('inquiry.story').select(['organisation_id', 'promoted_at', 'taken_up_at']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!story) throw new NotFound('We cannot find that story.');
  authorise(acting, 'tell what worked', story.organisation_id);
  return story;
}
