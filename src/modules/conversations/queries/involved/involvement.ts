import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { listConversations, type ConversationHead, type PhaseLine } from '../conversations.ts';
import { themeAnswers, type ThemeAnswer } from '../results/theme-replies.ts';

export interface WantedRole {
  id: string;
  title: string;
  words: string;
  firstStep: string;
  isExample: boolean;
  openedOn: Day;
}

export interface OpenPart {
  conversation: ConversationHead;
  phase: PhaseLine;
}

export interface Involvement {
  /** Parts that are open now and have an end, or are for staff. */
  open: readonly OpenPart[];
  /** The part for everyone that is open also when nothing else is; null where the organisation has none. */
  door: OpenPart | null;
  wanted: readonly WantedRole[];
  /** Every published theme with its answer; also those that nobody has answered yet. */
  themes: readonly ThemeAnswer[];
  answered: readonly PublicAnswer[];
}

/** The newest answer to one idea, as everyone reads it. */
export interface PublicAnswer {
  contributionId: string;
  words: string;
  outcome: string;
  answer: string;
  answeredBy: string;
  answeredOn: Day;
  conversationCode: string;
  position: number;
}

/** All the ways into the conversations of one organisation that are open now, and what came of earlier ones since a day. */
export async function involvementOf(tx: Tx, { organisationId, since, now }: { organisationId: string; since: Day; now: Date }): Promise<Involvement> {
  const parts = (await listConversations(tx, now)).filter((conversation) => conversation.organisationId === organisationId)
    .flatMap((conversation) => conversation.phases.filter(({ state }) => state === 'open').map((phase) => ({ conversation, phase })));
  return {
    open: parts.filter(({ phase }) => phase.kind !== 'always open'), door: parts.find(({ phase }) => phase.kind === 'always open') ?? null,
    wanted: await wantedRoles(tx, organisationId), themes: await themeAnswers(tx, organisationId), answered: await answersSince(tx, organisationId, since),
  };
}

/** What an organisation looks for people to do with it, newest first. */
export async function wantedRoles(tx: Tx, organisationId: string): Promise<WantedRole[]> {
  const { rows } = await sql<WantedRole>`select id, title, words, first_step as "firstStep", is_example as "isExample", opened_on as "openedOn"
    from conversations.wanted_role where organisation_id = ${organisationId} and closed_on is null order by opened_on desc, title`.execute(tx);
  return rows;
}

/** Ideas that were answered since a day, each with its newest answer. */
async function answersSince(tx: Tx, organisationId: string, since: Day): Promise<PublicAnswer[]> {
  const { rows } = await sql<PublicAnswer>`select g.contribution_id as "contributionId", coalesce(w.shown_words, w.words) as words, g.outcome, g.words as answer, g.answered_by as "answeredBy", g.answered_on as "answeredOn", c.code as "conversationCode", p.position
    from conversations.given_answer g join conversations.contribution w on w.id = g.contribution_id and w.state = 'shown' join conversations.phase p on p.id = w.phase_id join conversations.conversation c on c.id = p.conversation_id
    where g.organisation_id = ${organisationId} and g.answered_on >= ${since} and not exists (select from conversations.given_answer n where n.contribution_id = g.contribution_id and n.number > g.number)
    order by g.answered_on desc, w.item limit 20`.execute(tx);
  return rows;
}

/** How many addresses are on an organisation's list for letters, in full tens. */
export async function listSize(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ size: number }>`select conversations.list_size(${organisationId}) as size`.execute(tx);
  return rows[0]?.size ?? 0;
}
