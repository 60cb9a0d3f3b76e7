import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { objectiveLines } from '#modules/strategy';

export interface Happening {
  at: Date;
  /** What happened, as a sentence without its full stop. */
  what: string;
  href: string;
}

export interface Followed {
  conversationId: string;
  contributionId: string | null;
}

interface Time {
  since: Date;
  until: Date;
}

/**
 * What happened to a conversation, or to one idea in it, after `since`: only what everyone may read, whoever asks. Oldest first.
 * For an idea, and for the one that it stands with: that they stand together, the themes that hold them, what is answered to them or to
 * these themes, the objectives, and the end of the phase.
 */
export async function happeningsOf(tx: Tx, followed: Followed, time: Time): Promise<Happening[]> {
  const happened = [...await phasesOf(tx, followed, time), ...await themesOf(tx, followed, time), ...await answersOf(tx, followed, time), ...await ideasOf(tx, followed, time)];
  return happened.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.href.localeCompare(b.href));
}

async function phasesOf(tx: Tx, { conversationId, contributionId }: Followed, { since, until }: Time): Promise<Happening[]> {
  const { rows } = await sql<Happening>`with announced as (
      select p.id, p.title, greatest(p.opens_at, p.announced_at) as began_at, p.closed_at, '/conversations/' || c.code || '/' || p.position as href from conversations.phase p join conversations.conversation c on c.id = p.conversation_id
      where c.id = ${conversationId} and p.announced_at is not null)
    select began_at as at, 'A new part has opened: ' || title as what, href from announced where ${contributionId}::uuid is null and began_at > ${since} and began_at <= ${until}
    union all select closed_at, 'A part has ended: ' || title, href from announced where closed_at > ${since} and closed_at <= ${until}
      and (${contributionId}::uuid is null or exists (select from conversations.contribution c where c.id = ${contributionId} and c.phase_id = announced.id))`.execute(tx);
  return rows;
}

/** The followed idea and the one that it stands with. */
const ideas = ({ contributionId }: Followed) => sql`(select ${contributionId}::uuid union select conversations.stands_with(${contributionId}))`;

/** That an idea stands with another one, told with the day alone, at noon; and the answers to it or to the other. */
async function ideasOf(tx: Tx, followed: Followed, { since, until }: Time): Promise<Happening[]> {
  if (!followed.contributionId) return [];
  const { rows } = await sql<Happening>`with place as (
      select i.id, '/conversations/' || c.code || '/' || p.position as href from conversations.contribution i join conversations.phase p on p.id = i.phase_id join conversations.conversation c on c.id = p.conversation_id where i.id in ${ideas(followed)} and i.state = 'shown'),
    told as (select (conversations.merged_on(${followed.contributionId}) + time '12:00') at time zone 'Europe/London' as at, 'The idea stands with another one now, because both ask for the same thing' as what, place.href || '/ideas/' || place.id as href from place
      union all select (g.answered_on + time '12:00') at time zone 'Europe/London', case when g.number = 1 then 'The idea was answered: ' else 'The answer was changed: ' end || g.outcome, place.href || '/answers' from place join conversations.given_answer g on g.contribution_id in ${ideas(followed)})
    select at, what, href from told where at > ${since} and at <= ${until}`.execute(tx);
  return rows;
}

/** The published themes of the conversation, or those that hold the idea. */
const themesTold = (followed: Followed) => sql`select t.id, p.title, p.published_at, p.number
  from conversations.theme t join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null
  where t.conversation_id = ${followed.conversationId} and (${followed.contributionId}::uuid is null or exists (select from conversations.words_of_theme(t.id) w where w.id in ${ideas(followed)}))`;

async function themesOf(tx: Tx, followed: Followed, { since, until }: Time): Promise<Happening[]> {
  const { rows } = await sql<Happening>`select published_at as at, case when number = 1 then 'A theme was published: ' else 'A theme was changed: ' end || title as what, '/themes/' || id as href
    from (${themesTold(followed)}) told where published_at > ${since} and published_at <= ${until}
    union all select r.at, 'What is done about the theme “' || told.title || '”: ' || r.state, '/themes/' || told.id from (${themesTold(followed)}) told
      join (select x.*, (x.answered_on + time '12:00') at time zone 'Europe/London' as at from conversations.theme_reply x) r on r.theme_id = told.id where r.at > ${since} and r.at <= ${until}`.execute(tx);
  return rows;
}

async function answersOf(tx: Tx, followed: Followed, { since, until }: Time): Promise<Happening[]> {
  const { rows } = await sql<{ at: Date; theme: string; id: string }>`select greatest(o.linked_at, told.published_at) as at, told.title as theme, o.objective_id as id
    from (${themesTold(followed)}) told join conversations.theme_objective o on o.theme_id = told.id where greatest(o.linked_at, told.published_at) > ${since} and greatest(o.linked_at, told.published_at) <= ${until}`.execute(tx);
  const objectives = rows.length > 0 ? await objectiveLines(tx, { ids: rows.map(({ id }) => id), publishedOnly: true, asAt: until }) : [];
  return rows.flatMap(({ at, theme, id }) => objectives.filter((objective) => objective.id === id).map(({ wording }) => ({ at, what: `An objective now answers the theme “${theme}”: ${wording}`, href: `/objectives/${id}` })));
}
