import { sql } from 'kysely';
import { startOfLondonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { guideEntry } from '../../domain/guide/guide-content.ts';
import type { FollowedThing } from '../../domain/following/followed-kinds.ts';

export interface NewsLine {
  at: Date;
  /** What happened, as a sentence without its full stop; what is imagined says so. */
  what: string;
  href: string;
}

export interface News {
  /** The latest, oldest first. */
  lines: readonly NewsLine[];
  /** How many came before these in the same time. */
  earlier: number;
}

/** So much goes into a letter or onto a page. */
const MOST = 60;

/** What happened to one thing on whole days, from the first one to before the last: only what everyone may read, whoever asks. */
export async function newsOf(tx: Tx, { kind, subject }: FollowedThing, { from, before }: { from: Day; before: Day }): Promise<News> {
  const within = { since: startOfLondonDay(from), until: startOfLondonDay(before) };
  const { rows } = await sql<NewsLine & { total: number }>`select at, told.what || case when g.is_example then ' (example)' else '' end as what, href, count(*) over ()::int as total from (${sources[kind](subject)}) told join directory.organisation g on g.id = told.whose where at >= ${within.since} and at < ${within.until} order by at desc, href desc, what desc limit ${MOST}`.execute(tx);
  return { lines: rows.map(({ at, what, href }) => ({ at, what, href })).toReversed(), earlier: (rows[0]?.total ?? 0) - rows.length };
}

const answered = sql`(r.answered_on + time '12:00') at time zone 'Europe/London'`;
const answers = sql`select ${answered} as at, 'What is done about the theme “' || p.title || '”: ' || case r.state when 'cannot' then 'we cannot, and say why' when 'done' then 'we have done it' when 'doing' then 'we are doing it' else 'not decided yet' end as what, '/themes/' || t.id as href, t.organisation_id as whose
  from conversations.theme t join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null join conversations.theme_reply r on r.theme_id = t.id`;
const studies = sql`select c.published_at as at, 'A case study was published: ' || c.title as what, '/case-studies/' || c.id as href, c.organisation_id as whose from stories.case_study c where c.published_at is not null and c.taken_off_at is null`;
const updates = sql`select u.made_at as at, 'News of the objective “' || v.wording || '”: ' || u.status as what, '/objectives/' || o.id as href, o.organisation_id as whose
  from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version join strategy.objective_publication b on b.objective_id = o.id join strategy.progress_update u on u.objective_id = o.id where o.is_public`;
const projects = sql`select (p.started_on + time '12:00') at time zone 'Europe/London' as at, 'An improvement project began: ' || p.title as what, '/improvement/projects/' || p.id as href, p.organisation_id as whose from improvement.project p where p.audience = 'everyone'`;
const awards = sql`select s.published_at as at, 'Results of an award were published: ' || s.name as what, '/awards/' || s.id as href, s.organisation_id as whose from stories.award_scheme s where s.published_at is not null and exists (select from stories.award_result r where r.scheme_id = s.id and r.taken_off_at is null)`;
/** Each time that a part of one opens to everybody. */
const conversations = sql`select greatest(p.announced_at, p.opens_at) as at, 'Everybody can say what they think: ' || c.title as what, '/conversations/' || c.code as href, c.organisation_id as whose
  from conversations.conversation c join conversations.phase p on p.conversation_id = c.id where p.announced_at is not null and p.kind in ('people', 'always open')`;
const organisation = (code: string) => sql`(select g.id from directory.organisation g where g.code = ${code})`;

const sources: Readonly<Record<FollowedThing['kind'], (subject: string) => ReturnType<typeof sql>>> = {
  theme: (id) => sql`${answers} where t.id::text = ${id} union all ${studies} and exists (select from stories.case_study_theme x where x.case_study_id = c.id and x.theme_id::text = ${id})
    union all select p.published_at, 'The theme was published: ' || p.title, '/themes/' || p.theme_id, t.organisation_id from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id where p.theme_id::text = ${id} and p.replaced_at is null`,
  objective: (id) => sql`${updates} and o.id::text = ${id} union all ${studies} and c.objective_id::text = ${id} union all ${projects} and p.objective_id::text = ${id} union all ${answers} where r.objective_id::text = ${id}`,
  profession: (name) => sql`${studies} and ${name} = any (c.professions) union all ${projects} and ${`prof.${name}`} = any (p.professions)
    union all select s.made_at, 'A service was added: ' || s.name, '/services/' || s.id, s.organisation_id from stories.service s where s.ended_at is null and ${name} = any (s.professions)`,
  place: (code) => sql`${studies} and c.organisation_id = ${organisation(code)} union all ${updates} and o.organisation_id = ${organisation(code)} union all ${answers} where t.organisation_id = ${organisation(code)} union all ${projects} and p.organisation_id = ${organisation(code)}
    union all ${awards} and s.organisation_id = ${organisation(code)} union all ${conversations} and c.organisation_id = ${organisation(code)}
    union all select e.made_at, 'An event was planned: ' || e.title, '/events/' || e.id, e.organisation_id from stories.event e where e.called_off_at is null and e.organisation_id = ${organisation(code)}`,
};

/** The name of what is followed, for everyone; null where there is none that everyone may read. */
export async function nameOfFollowed(tx: Tx, { kind, subject }: FollowedThing): Promise<string | null> {
  if (kind === 'profession') return guideEntry(subject)?.title ?? null;
  const { rows } = await sql<{ name: string | null }>`select case when stories.may_be_followed(${kind}, ${subject}) then coalesce(
    (select p.title from conversations.theme_publication p where ${kind} = 'theme' and p.theme_id::text = ${subject} and p.replaced_at is null),
    (select v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version where ${kind} = 'objective' and o.id::text = ${subject}),
    (select o.name from directory.organisation o where ${kind} = 'place' and o.code = ${subject})) end as name`.execute(tx);
  return rows[0]?.name ?? null;
}
