import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { sentences, type StoriesAction } from '../permissions.ts';

/** Words and case studies to read, pages past their day, nominations to judge; what is new; events that come; and what is celebrated. */
export const today: Today = (tx, asked) => askToday(tx, [...keeping(asked), titlesToMend(asked), ...praise(asked), ...cases(asked), ...(asked.places.length > 0 ? [begun(asked)] : []), ...everyone(asked)]);

const where = ({ viewer }: TodayAsked, action: StoriesAction): string[] => organisationsWhere(sentences, viewer, action);

function keeping(asked: TodayAsked) {
  const here = where(asked, 'keep services');
  if (here.length === 0) return [];
  const [day, own] = [sql`${londonDay(asked.now)}::date`, sql`organisation_id = any (${here}::uuid[])`];
  return [
    sql`select 'needed', 'Check a page of self-care', title, '/self-care/' || id || '/edit', review_on, 'Your organisation keeps it', is_example from stories.self_care where ${own} and ended_at is null and review_on < ${day}`,
    sql`select 'needed', 'Check the page of a service', name, '/services/' || id || '/edit', review_on, 'Your organisation keeps it', is_example from stories.service where ${own} and ended_at is null and review_on < ${day}`,
    sql`select 'needed', 'Answer what people asked for', words, '/service-wishes/' || id, null::date, 'Your organisation offers services', is_example from stories.service_wish where ${own} and outcome is null`,
    sql`select 'needed', 'Share the notes of an event', title, '/events/' || id, (ends_at at time zone 'Europe/London')::date + notes_within_days, 'Your organisation held it', is_example
      from stories.event where ${own} and called_off_at is null and notes_item_id is null and ends_at + notes_within_days * interval '1 day' < ${asked.now}`,
  ];
}

/** Which titles, and what is wrong with each, is told where they are mended. */
function titlesToMend(asked: TodayAsked) {
  const [own, mayKeepShared] = [where(asked, 'keep own titles'), where(asked, 'keep shared titles').length > 0];
  return own.length === 0 && !mayKeepShared ? null : sql`select 'needed', 'Mend titles of the library', '', '/library#mend', null::date, 'A link is broken, a day is past, or a title may stand here twice', bool_and(is_example) from stories.library_item
    where (organisation_id = any (${own}::uuid[]) or (organisation_id is null and ${mayKeepShared}::boolean)) and merged_into is null and superseded_by is null
      and (link_status = 'broken' or review_on < ${londonDay(asked.now)}::date or (possible_duplicate_of is not null and not_a_duplicate_at is null)) having count(*) > 0`;
}

/** How many wait is told where they are read. */
function praise(asked: TodayAsked) {
  const [reading, judging, running] = [where(asked, 'read thanks first'), where(asked, 'judge awards'), where(asked, 'run awards')];
  return [
    reading.length === 0 ? null : sql`select 'needed', 'Read thanks before they are shown', '', '/thanks/reading', null::date, 'You read what people send', bool_and(is_example) from stories.thanks where organisation_id = any (${reading}::uuid[]) and state = 'waiting' having count(*) > 0`,
    judging.length === 0 ? null : sql`select 'needed', 'Say what you think of nominations', s.name, '/awards/' || s.id || '/panel', null::date, 'You may sit on the panel', s.is_example from stories.award_scheme s
      where s.organisation_id = any (${judging}::uuid[]) and s.published_at is null and exists (select from stories.award_nomination n where n.scheme_id = s.id
        and not exists (select from stories.award_judgement j where j.nomination_id = n.id and j.person_id is not distinct from ${asked.viewer.personId}::uuid))`,
    running.length === 0 ? null : sql`select 'needed', 'Give and publish the results of an award', s.name, '/awards/' || s.id || '/panel', null::date, 'You run awards, and nobody can nominate any more', s.is_example from stories.award_scheme s
      where s.organisation_id = any (${running}::uuid[]) and s.published_at is null and s.closes_on < ${londonDay(asked.now)}::date and exists (select from stories.award_nomination n where n.scheme_id = s.id)`,
  ];
}

function cases(asked: TodayAsked) {
  const [reviewing, { personId }] = [where(asked, 'review case studies'), asked.viewer];
  const studies = sql`from stories.case_study c where c.published_at is null and c.taken_off_at is null`;
  return [
    reviewing.length === 0 ? null : sql`select 'needed', 'Read a case study before everyone does', c.title, '/case-studies/' || c.id, null::date, 'Somebody else wrote it and asks', c.is_example ${studies}
      and c.organisation_id = any (${reviewing}::uuid[]) and c.review_asked_at is not null and c.reviewed_at is null and c.made_by is distinct from ${personId}::uuid`,
    personId ? sql`select 'needed', 'Take your case study further', c.title, '/case-studies/' || c.id, null::date, 'You wrote it', c.is_example ${studies} and c.made_by = ${personId}::uuid and (c.review_asked_at is null or c.reviewed_at is not null)` : null,
  ];
}

const begun = ({ places, since }: TodayAsked) => sql`(select 'changed', 'A service was added', s.name, '/services/' || s.id, (s.made_at at time zone 'Europe/London')::date, g.name, s.is_example from stories.service s join directory.organisation g on g.id = s.organisation_id
  where s.organisation_id = any (${[...places]}::uuid[]) and s.ended_at is null and s.made_at >= ${startOfLondonDay(since)} order by s.made_at desc limit 10)`;

const everyone = ({ places, now }: TodayAsked) => {
  const here = sql`(${places.length === 0}::boolean or g.id = any (${[...places]}::uuid[]))`;
  const of = (table: string) => sql`from stories.${sql.raw(table)} x join directory.organisation g on g.id = x.organisation_id where ${here}`;
  return [
    sql`(select 'coming', '', x.title, '/events/' || x.id, (x.starts_at at time zone 'Europe/London')::date, g.name, x.is_example ${of('event')} and x.called_off_at is null and x.starts_at > ${now} order by x.starts_at limit 10)`,
    sql`(select 'celebrated', 'Story of what worked', x.title, '/case-studies/' || x.id, (x.published_at at time zone 'Europe/London')::date, g.name, x.is_example ${of('case_study')} and x.published_at is not null and x.taken_off_at is null order by x.published_at desc limit 10)`,
    sql`(select 'celebrated', 'Awards', x.name, '/awards/' || x.id, (x.published_at at time zone 'Europe/London')::date, g.name, x.is_example ${of('award_scheme')} and x.published_at is not null and exists (select from stories.award_result r where r.scheme_id = x.id and r.taken_off_at is null) order by x.published_at desc limit 10)`,
    sql`(select 'celebrated', 'Thank you', x.to_whom, '/thanks', x.received_on, g.name, x.is_example ${of('thanks')} and x.state = 'shown' order by x.received_on desc limit 5)`,
  ];
};
