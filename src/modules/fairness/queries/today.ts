import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked, type TodayLine } from '#platform/rooms';
import { figuresOfSplits, splitsSeen } from '#modules/quality';
import { DAYS_TO_ACT } from '../domain/activities/standing.ts';
import { clearGaps, viewGaps } from '../domain/gap-view.ts';
import { sentences, type FairnessAction } from '../permissions.ts';
import { namesOf } from '../domain/names-of.ts';
import { actionsOn } from './around-gaps.ts';

/** An action is asked for two weeks before its day. */
const ACTION_DAYS = 14;

/** Actions on gaps that are due, what was learned and not acted on; and what was begun and done about gaps. */
export const today: Today = async (tx, asked) => [
  ...(await askToday(tx, [actions(asked), ...activities(asked), ...(asked.places.length > 0 ? [begun(asked)] : []), ...done(asked)])),
  ...(await unanswered(tx, where(asked, 'answer gaps'))),
];

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

/** As many splits of an organisation as its leads' page weighs, by measure and unit; the list of gaps has them all. */
const SPLITS_WEIGHED = 40;

/** Gaps that are more than chance, about which nobody has said what is done. Whether a gap is clear is worked out from shown figures, not in the question. */
async function unanswered(tx: Parameters<Today>[0], organisationIds: readonly string[]): Promise<TodayLine[]> {
  if (organisationIds.length === 0) return [];
  const { splits } = await splitsSeen(tx, { organisationIds, limit: SPLITS_WEIGHED, offset: 0 });
  const answered = new Set((await actionsOn(tx, splits)).filter(({ endedOn }) => endedOn === null).map(keyOf));
  const figures = await figuresOfSplits(tx, splits.filter((split) => !answered.has(keyOf(split))));
  return figures.flatMap((split) => {
    const view = viewGaps(split, { priority: [] });
    return view && clearGaps(view).length > 0 ? [{
      kind: 'needed' as const, label: 'Say what is done about a gap', title: `${split.measure}, by ${namesOf(split)}, ${split.unit}`,
      href: `/fairness/gaps/${split.measureCode}/${split.unitCode}/${split.split}`, day: null, why: 'Nobody has said so yet', isExample: split.isExample,
    }] : [];
  }).slice(0, 5);
}

const keyOf = ({ measureId, unitId, split }: { measureId: string; unitId: string; split: string }): string => [measureId, unitId, split].join(' ');
