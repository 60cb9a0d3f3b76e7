import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { DAYS_TO_ACT } from '../domain/activities/standing.ts';
import { sentences, type FairnessAction } from '../permissions.ts';

/** An action is asked for two weeks before its day. */
const ACTION_DAYS = 14;

/** Actions on gaps that are due, what was learned and not acted on; and what was begun and done about gaps. */
export const today: Today = (tx, asked) => askToday(tx, [actions(asked), ...activities(asked), ...(asked.places.length > 0 ? [begun(asked)] : []), ...done(asked)]);

const where = ({ viewer }: TodayAsked, action: FairnessAction): string[] => organisationsWhere(sentences, viewer, action);
const acted = sql`fairness.inequality_action a join quality.measure m on m.id = a.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = a.unit_id
  join directory.organisation g on g.id = a.organisation_id`;
const gap = sql`'/fairness/gaps/' || m.code || '/' || u.code || '/' || a.split`;

function actions(asked: TodayAsked) {
  const here = where(asked, 'answer gaps');
  return here.length === 0 ? null : sql`select 'needed', 'An action on a gap is due', a.what, '/fairness/actions/' || a.id, a.due_on, 'Your organisation answers for it', a.is_example from ${acted}
    where a.organisation_id = any (${here}::uuid[]) and a.ended_on is null and a.due_on <= ${addDays(londonDay(asked.now), ACTION_DAYS)}::date`;
}

function activities(asked: TodayAsked) {
  const here = where(asked, 'plan focused activities');
  if (here.length === 0) return [];
  const day = londonDay(asked.now);
  const planned = sql`from fairness.focused_activity a left join lateral (select max(s.happened_on) filter (where s.kind = 'learned') as learned, bool_or(s.kind in ('action', 'called-off')) as acted, count(*) as steps from fairness.focused_activity_step s where s.activity_id = a.id) x on true
    where a.organisation_id = any (${here}::uuid[])`;
  return [
    sql`select 'needed', 'Say what follows from what you learned', a.what, '/fairness/focused-activities/' || a.id, x.learned + ${DAYS_TO_ACT}::integer, 'Your organisation asked people', a.is_example ${planned} and x.learned + ${DAYS_TO_ACT}::integer < ${day}::date and not x.acted`,
    sql`select 'needed', 'Say how the activity went', a.what, '/fairness/focused-activities/' || a.id, a.planned_on, 'Your organisation planned it', a.is_example ${planned} and x.steps = 0 and a.planned_on < ${day}::date`,
  ];
}

const begun = ({ places, since }: TodayAsked) => sql`(select 'changed', 'An action on a gap began', a.what, ${gap}, (a.made_at at time zone 'Europe/London')::date, g.name, a.is_example from ${acted}
  where a.organisation_id = any (${[...places]}::uuid[]) and a.ended_on is null and a.made_at >= ${startOfLondonDay(since)} order by a.made_at desc limit 10)`;

/** Done is not the same as closed: what became of the gap stands on its page. */
const done = ({ places }: TodayAsked) => [sql`(select 'did', 'Done about a gap', a.what, ${gap}, a.ended_on, g.name, a.is_example from ${acted}
  where a.outcome = 'done' and (${places.length === 0}::boolean or a.organisation_id = any (${[...places]}::uuid[])) order by a.ended_on desc limit 10)`];
