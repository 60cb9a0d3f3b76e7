import { sql } from 'kysely';
import { may, organisationsWhere } from '#platform/access';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { sentences } from '../permissions.ts';
import { updateDueOn } from './my-work.ts';

/** An update is asked for a week before it is late, an action two weeks before. */
const [UPDATE_DAYS, ACTION_DAYS] = [7, 14];

/** What waits for whoever answers for objectives, actions, drafts, words and sessions; how objectives went; and what was reached. */
export const today: Today = (tx, asked) => askToday(tx, [...ownWork(asked), ...leads(asked), ...(asked.places.length > 0 ? news(asked) : []), reached(asked)]);

const open = sql`not exists (select from strategy.objective_closing c where c.objective_id = o.id)`;
const objective = sql`strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version join directory.organisation g on g.id = o.organisation_id`;

/** Only where they still belong: whoever left answers for nothing any more. */
function ownWork({ viewer: { personId, memberships }, now }: TodayAsked) {
  if (!personId) return [];
  const [day, belongs] = [londonDay(now), sql`o.organisation_id = any (${memberships.map(({ organisationId }) => organisationId)}::uuid[])`];
  return [
    sql`select 'needed', 'Say how it goes', v.wording, '/objectives/' || o.id || '/progress', due.day, 'You answer for this objective', o.is_example
      from strategy.objective_owner w join ${objective} on o.id = w.objective_id cross join lateral (select ${updateDueOn} as day) due
      where w.person_id = ${personId}::uuid and w.ended_at is null and ${belongs} and ${open} and due.day <= ${addDays(day, UPDATE_DAYS)}::date`,
    sql`select 'needed', 'Finish your action', a.what, '/objectives/' || o.id || '/actions/' || a.id || '/ending', a.due_on, 'You said that you would do it', o.is_example
      from strategy.action_owner w join strategy.action a on a.id = w.action_id join strategy.objective o on o.id = a.objective_id
      where w.person_id = ${personId}::uuid and ${belongs} and ${open} and a.due_on <= ${addDays(day, ACTION_DAYS)}::date and not exists (select from strategy.action_done d where d.action_id = a.id)`,
  ];
}

function leads({ viewer, now }: TodayAsked) {
  const writing = organisationsWhere(sentences, viewer, 'write objectives');
  const [deciding, words, sessions] = (['decide comments', 'review words', 'run event sessions'] as const).map((action) => organisationsWhere(sentences, viewer, action)) as [string[], string[], string[]];
  const wordsOfAll = may(sentences, viewer, 'review words of every page');
  return [
    writing.length === 0 ? null : sql`(select 'needed', 'An action is past its day', a.what, '/objectives/' || o.id || '#actions', a.due_on, 'For the role: ' || a.owner_role, o.is_example
      from strategy.action a join strategy.objective o on o.id = a.objective_id where o.organisation_id = any (${writing}::uuid[]) and a.due_on < ${londonDay(now)}::date and ${open} and not exists (select from strategy.action_done d where d.action_id = a.id)
        and not exists (select from strategy.action_owner w where w.action_id = a.id and w.person_id = ${viewer.personId}::uuid) order by a.due_on limit 10)`,
    deciding.length === 0 ? null : sql`select 'needed', 'Decide on comments', s.title, '/strategies/' || s.code || '/comments/review', null::date, 'You lead this strategy', s.is_example
      from strategy.strategy s where s.organisation_id = any (${deciding}::uuid[]) and exists (select from strategy.draft_comment c where c.strategy_id = s.id and c.outcome is null and c.not_shown_reason is null)`,
    words.length === 0 && !wordsOfAll ? null : sql`select 'needed', 'Answer what people told us about words', '', '/glossary/reports', null::date, 'You keep words', false
      where exists (select from strategy.term_report r left join strategy.term t on t.code = r.term_code where r.outcome is null and (t.owner_organisation_id = any (${words}::uuid[]) or (${wordsOfAll}::boolean and t.owner_organisation_id is null)))`,
    sessions.length === 0 ? null : sql`select 'needed', 'Publish the session', s.title, '/sessions/' || s.id, null::date, 'Your organisation held it', s.is_example
      from strategy.event_session s where s.organisation_id = any (${sessions}::uuid[]) and not exists (select from strategy.session_publication p where p.session_id = s.id)`,
  ];
}

const news = ({ places, since }: TodayAsked) => [
  sql`(select 'changed', 'Progress: ' || u.status, v.wording, '/objectives/' || o.id, (u.made_at at time zone 'Europe/London')::date, g.name, o.is_example from ${objective} join strategy.progress_update u on u.objective_id = o.id
    where o.organisation_id = any (${[...places]}::uuid[]) and u.status <> 'done' and u.made_at >= ${startOfLondonDay(since)} order by u.made_at desc limit 10)`,
  sql`(select 'changed', 'New objective', v.wording, '/objectives/' || o.id, (b.published_at at time zone 'Europe/London')::date, g.name, o.is_example from ${objective} join strategy.objective_publication b on b.objective_id = o.id
    where o.organisation_id = any (${[...places]}::uuid[]) and b.published_at >= ${startOfLondonDay(since)} order by b.published_at desc limit 10)`,
];

/** Done, in the words of its last update. Of everybody where no place is one's own. */
const reached = ({ places }: TodayAsked) => sql`(select 'celebrated', 'An objective is done', v.wording, '/objectives/' || o.id, (u.made_at at time zone 'Europe/London')::date, g.name, o.is_example from ${objective} join strategy.progress_update u on u.objective_id = o.id
  where u.status = 'done' and o.is_public and (${places.length === 0}::boolean or o.organisation_id = any (${[...places]}::uuid[])) order by u.made_at desc limit 10)`;
