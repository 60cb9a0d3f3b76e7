import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface QueuedWords {
  id: string;
  phaseId: string;
  words: string;
  /** In which the author said they wrote. */
  language: string;
  kind: 'idea' | 'comment';
  /** Shown: somebody proposed to take them down, and a second person must agree. */
  state: 'held' | 'shown';
  concern: string | null;
  revision: number;
  conversationTitle: string;
  question: string;
  parentWords: string | null;
  /** What everyone read and voted on before the author changed it. */
  earlierWords: string | null;
  /** Another person wants to refuse, or to take down, this account of racism as discriminating; a second must agree. */
  isProposed: boolean;
}

export interface QueueAsked {
  organisationIds: readonly string[];
  personId: string | null;
  /** Only this conversation. */
  conversationCode: string | null;
  /** Left for later in this round. */
  skipped: readonly string[];
  /** Words somebody is in the middle of deciding on come first while they wait. */
  wanted?: string | null;
}

const queued = sql.raw('w.id, w.phase_id, w.organisation_id, w.parent_id, w.words, w.shown_words, w.earlier_words, w.language, w.kind, w.state, w.concern, w.revision, w.received_hour');

/** What waits for a person: words nobody has decided on, and shown words that somebody proposed to take down. Not what this person proposed. */
const waitingFor = ({ organisationIds, personId }: Pick<QueueAsked, 'organisationIds' | 'personId'>) => sql`from (
    select ${queued} from conversations.contribution w where w.state = 'held' union all
    select ${queued} from conversations.proposed_refusal q join conversations.contribution w on w.id = q.contribution_id where w.state = 'shown') c
  join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id left join conversations.proposed_refusal r on r.contribution_id = c.id
  where c.organisation_id = any (${organisationIds}::uuid[]) and r.proposed_by is distinct from ${personId}::uuid`;

/**
 * How many wait to be read, and the next: words that may speak of harm first, then by hour. Within the hour each moderator has an
 * order of their own, so that two who read at once seldom meet. What this person proposed to refuse or to take down waits for another
 * person: how many of these there are, is told.
 */
export async function moderationQueue(tx: Tx, { conversationCode, skipped, wanted = null, ...who }: QueueAsked): Promise<{ waiting: number; ownProposals: number; next: QueuedWords | null }> {
  const waiting = sql`${waitingFor(who)} and (${conversationCode}::text is null or t.code = ${conversationCode})`;
  const { rows: counts } = await sql<{ waiting: number; ownProposals: number }>`select (select count(*)::int ${waiting}) as waiting,
    (select count(*)::int from conversations.proposed_refusal r join conversations.contribution c on c.id = r.contribution_id and c.state in ('held', 'shown') where r.proposed_by = ${who.personId}::uuid) as "ownProposals"`.execute(tx);
  const { rows } = await sql<QueuedWords>`select c.id, c.phase_id as "phaseId", coalesce(c.shown_words, c.words) as words, c.language, c.kind, c.state, c.concern, c.revision, c.earlier_words as "earlierWords", t.title as "conversationTitle", p.question, r.contribution_id is not null as "isProposed",
    (select coalesce(a.shown_words, a.words) from conversations.contribution a where a.id = c.parent_id and a.state = 'shown') as "parentWords" ${waiting} and c.id <> all (${skipped}::uuid[])
    order by (c.id is distinct from ${wanted}::uuid), (c.concern is null), c.received_hour, md5(c.id::text || coalesce(${who.personId}, '')) limit 1`.execute(tx);
  return { waiting: counts[0]?.waiting ?? 0, ownProposals: counts[0]?.ownProposals ?? 0, next: rows[0] ?? null };
}

/** Conversations in which words wait, for the choice above the queue. */
export async function conversationsWaiting(tx: Tx, who: Pick<QueueAsked, 'organisationIds' | 'personId'>): Promise<{ code: string; title: string; waiting: number }[]> {
  const { rows } = await sql<{ code: string; title: string; waiting: number }>`select t.code, t.title, count(*)::int as waiting ${waitingFor(who)} group by t.code, t.title order by t.title`.execute(tx);
  return rows;
}

export interface OpenAppeal {
  id: string;
  words: string;
  refusedWords: string;
  reasonCode: string | null;
  question: string;
  concern: string | null;
}

/** Appeals that this person may decide, oldest hour first, and how many wait for somebody else because this person took part. */
export async function openAppeals(tx: Tx, { organisationIds, personId }: Pick<QueueAsked, 'organisationIds' | 'personId'>): Promise<{ mine: OpenAppeal[]; others: number }> {
  const { rows } = await sql<OpenAppeal & { tookPart: boolean }>`select a.id, a.words, c.words as "refusedWords", d.reason_code as "reasonCode", p.question, c.concern,
    coalesce(${personId}::uuid in (d.decided_by, d.agreed_by), false) as "tookPart"
    from conversations.appeal a join conversations.contribution c on c.id = a.contribution_id and c.state = 'refused' join conversations.phase p on p.id = c.phase_id
    left join lateral (select * from conversations.decision x where x.contribution_id = c.id and x.undone_at is null and x.outcome in ('refused', 'hidden') order by x.decided_at desc limit 1) d on true
    where a.outcome is null and a.organisation_id = any (${organisationIds}::uuid[]) order by a.received_hour, a.id`.execute(tx);
  return { mine: rows.filter(({ tookPart }) => !tookPart), others: rows.filter(({ tookPart }) => tookPart).length };
}

/** Ideas that stand with others now, latest first: what can be parted again. */
export async function mergedIdeas(tx: Tx, organisationIds: readonly string[]): Promise<{ id: string; words: string; intoWords: string; question: string }[]> {
  const { rows } = await sql<{ id: string; words: string; intoWords: string; question: string }>`select c.id, coalesce(c.shown_words, c.words) as words, coalesce(t.shown_words, t.words) as "intoWords", p.question
    from conversations.contribution c join conversations.contribution t on t.id = c.merged_into join conversations.phase p on p.id = c.phase_id
    where c.state = 'merged' and c.organisation_id = any (${organisationIds}::uuid[])
    order by (select max(d.decided_at) from conversations.decision d where d.contribution_id = c.id) desc limit 200`.execute(tx);
  return rows;
}
