import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { QUARTERS_WITHOUT, quarterOf } from '../domain/reviews/review.ts';
import { periodAt } from '../domain/periods.ts';
import { sentences, type QualityAction } from '../permissions.ts';
import { figuresToSend } from './collections/figures-to-send.ts';
import { balancedOnly } from './balance/balance.ts';

/** Signals to answer, reviews, questions and figures that are due, words about whether something helped that wait to be read, changes that are more than chance, and objectives of which a review says that it has improved. */
export const today: Today = (tx, asked) => askToday(tx, [...signals(asked), reviews(asked), questions(asked), video(asked), modes(asked), figures(asked), wordsToRead(asked), ...(asked.places.length > 0 ? [changes(asked)] : []), improved(asked)]);

const where = ({ viewer }: TodayAsked, action: QualityAction): string[] => organisationsWhere(sentences, viewer, action);
const named = sql`join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = s.unit_id`;
const unanswered = sql`not exists (select from quality.response r where r.task_id = t.id)`;

function signals(asked: TodayAsked) {
  const { viewer: { personId }, now } = asked;
  if (!personId) return [];
  const leading = where(asked, 'hand over answers');
  const tasks = sql`quality.response_task t join quality.series s on s.id = t.series_id ${named} join quality.response_owner o on o.task_id = t.id and o.ended_at is null`;
  return [
    sql`select 'needed', 'Answer a change in the figures', v.name || ', ' || u.name, '/quality/responses/' || t.id, t.due_on, 'You were asked for the answer', s.is_example from ${tasks} where o.person_id = ${personId}::uuid and ${unanswered}`,
    leading.length === 0 ? null : sql`select 'needed', 'An answer to a change in the figures is late', v.name || ', ' || u.name, '/quality/responses/' || t.id, t.due_on, 'You lead here, and may hand it to somebody else', s.is_example from ${tasks}
      where t.organisation_id = any (${leading}::uuid[]) and t.due_on < ${londonDay(now)}::date and o.person_id is distinct from ${personId}::uuid and ${unanswered}`,
  ];
}

/** Late since the first day of the quarter after two whole ones without a review (row O63); the rule of `isReviewOverdue`. */
function reviews(asked: TodayAsked) {
  const here = where(asked, 'review objectives');
  const before = periodAt(quarterOf(londonDay(asked.now)), 'quarter', -QUARTERS_WITHOUT);
  return here.length === 0 ? null : sql`
    select 'needed', 'Review an objective', v.wording, '/quality/objectives/' || o.id || '/reviews/new', (date_trunc('quarter', l.day) + interval '9 months')::date, 'Nobody has reviewed it for two quarters', o.is_example
    from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version join strategy.objective_publication b on b.objective_id = o.id
      cross join lateral (select (coalesce((select max(r.reviewed_at) from quality.objective_review r where r.objective_id = o.id), b.published_at) at time zone 'Europe/London')::date as day) l
    where o.organisation_id = any (${here}::uuid[]) and o.is_public and l.day < ${before}::date and not exists (select from strategy.objective_closing c where c.objective_id = o.id)`;
}

function questions(asked: TodayAsked) {
  const here = where(asked, 'ask why figures differ');
  return here.length === 0 ? null : sql`
    select 'needed', 'Say why your figures differ', v.name || ', ' || u.name, '/quality/questions/' || q.id, null::date, 'Others asked', u.organisation_id in (select g.id from directory.organisation g where g.is_example)
    from quality.variation_question q join quality.measure m on m.id = q.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = q.unit_id
    where q.asked_from is not null and q.organisation_id = any (${here}::uuid[]) and not exists (select from quality.variation_answer a where a.question_id = q.id)`;
}

/** Contacts by video rise in a unit, while choice or access of the same unit gets worse for somebody (`videoAlarms`). */
function video(asked: TodayAsked) {
  const here = where(asked, 'hand over answers');
  return here.length === 0 ? null : sql`
    select 'needed', 'More contacts are by video, while choice or access falls', u.name, '/quality/series/' || s.id, null::date, 'You lead here', s.is_example from quality.series s ${named}
    where v.kind = 'digital' and s.organisation_id = any (${here}::uuid[]) and exists (select from quality.result r where r.series_id = s.id and r.variation like '%-high')
      and exists (select from quality.series o join quality.measure om on om.id = o.measure_id join quality.measure_version ov on ov.measure_id = om.id and ov.number = om.current_version join quality.result r on r.series_id = o.id
        where o.unit_id = s.unit_id and ov.kind in ('choice', 'access') and r.variation like 'concern-%')`;
}

/** In the newest quarter of a unit's record by mode of care somebody lost choice or access while video rose (`lossesBetween`). */
function modes(asked: TodayAsked) {
  const here = where(asked, 'hand over answers');
  return here.length === 0 ? null : sql`
    select 'needed', 'Video rose while people lost choice or access', u.name, '/quality/units/' || u.code || '/remote', null::date, 'You lead here', r.is_example from quality.mode_record r join directory.unit u on u.id = r.unit_id
    where r.organisation_id = any (${here}::uuid[]) and r.losses > 0 and not exists (select from quality.mode_record n where n.unit_id = r.unit_id and n.quarter > r.quarter)`;
}

/** Collections of figures that are due or late: for everybody who may load them, as their reminders are. */
function figures(asked: TodayAsked) {
  const here = where(asked, 'load figures');
  return here.length === 0 ? null : figuresToSend(here, londonDay(asked.now));
}

/** What people wrote about whether an objective helped, which nobody else reads until somebody has. */
function wordsToRead(asked: TodayAsked) {
  const here = where(asked, 'review objectives');
  return here.length === 0 ? null : sql`
    select distinct on (o.id) 'needed', 'Read what people say: did it help?', v.wording, '/quality/objectives/' || o.id || '/co-evaluation/words', null::date, 'Their words wait until somebody has read them', o.is_example
    from quality.co_evaluation_words w join quality.co_evaluation e on e.id = w.co_evaluation_id join strategy.objective o on o.id = e.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where w.organisation_id = any (${here}::uuid[]) and w.shown_at is null and w.not_shown_reason is null`;
}

/** Of each measure of a unit what the newest rule says now, where figures come in and not where they are added up; few, so that other news find room. */
const changes = ({ places, since }: TodayAsked) => sql`
  (select 'changed', 'Figures moved by more than chance, ' || case x.meaning when 'improvement' then 'for the better' when 'concern' then 'for the worse' else 'neither better nor worse' end, v.name || ', ' || u.name, '/quality/series/' || s.id,
    (x.raised_at at time zone 'Europe/London')::date, g.name, s.is_example
  from (select distinct on (s.measure_id, s.unit_id) n.series_id, n.meaning, n.raised_at from quality.signal n join quality.series s on s.id = n.series_id
      where n.organisation_id = any (${[...places]}::uuid[]) and n.ended_at is null and n.raised_at >= ${startOfLondonDay(since)} and s.split = '' and not s.is_rolled_up and ${balancedOnly}
      order by s.measure_id, s.unit_id, n.completed_period desc, n.raised_at desc) x
    join quality.series s on s.id = x.series_id ${named} join directory.organisation g on g.id = s.organisation_id order by x.raised_at desc, v.name, u.name limit 4)`;

/** Only what a review says with evidence, and its last word. */
const improved = ({ places }: TodayAsked) => sql`
  (select 'celebrated', 'It has improved', v.wording, '/quality/objectives/' || o.id || '/reviews', (r.reviewed_at at time zone 'Europe/London')::date, g.name, o.is_example
  from quality.objective_review r join strategy.objective o on o.id = r.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version join directory.organisation g on g.id = o.organisation_id
  where r.judgement = 'improved' and o.is_public and (${places.length === 0}::boolean or o.organisation_id = any (${[...places]}::uuid[]))
    and not exists (select from quality.objective_review n where n.objective_id = r.objective_id and n.reviewed_at > r.reviewed_at) order by r.reviewed_at desc limit 10)`;
