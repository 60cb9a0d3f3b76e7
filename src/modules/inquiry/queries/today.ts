import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { sentences, type InquiryAction } from '../permissions.ts';

/** A step is asked for two weeks before its day. */
const STEP_DAYS = 14;

/** Snapshots to finish and to sign off, steps that are due, priorities to take further; what was signed off; and what was celebrated. */
export const today: Today = (tx, asked) => askToday(tx, [own(asked), signing(asked), ...choosing(asked), ...(asked.places.length > 0 ? [signed(asked)] : []), celebrated(asked)]);

const where = ({ viewer }: TodayAsked, action: InquiryAction): string[] => organisationsWhere(sentences, viewer, action);
const snapshots = sql`inquiry.snapshot s join inquiry.template t on t.id = s.template_id`;
const places = sql`join directory.unit u on u.id = s.unit_id join directory.organisation g on g.id = s.organisation_id`;

/** Nobody else sees it. */
const own = ({ viewer: { personId } }: TodayAsked) => !personId ? null : sql`select 'needed', 'Go on with your own snapshot', t.title, '/inquiry/snapshots/' || s.id, null::date, 'You began it, and only you see it', s.is_example
  from ${snapshots} where s.person_id = ${personId}::uuid and s.signed_off_at is null`;

function signing(asked: TodayAsked) {
  const here = where(asked, 'sign off a snapshot');
  return here.length === 0 ? null : sql`select 'needed', 'Finish the snapshot and sign it off', t.title || ', ' || u.name, '/inquiry/snapshots/' || s.id, null::date, 'You lead here', s.is_example
    from ${snapshots} ${places} where s.organisation_id = any (${here}::uuid[]) and s.person_id is null and s.signed_off_at is null`;
}

function choosing(asked: TodayAsked) {
  const here = where(asked, 'choose priorities');
  if (here.length === 0) return [];
  const chosen = sql`from inquiry.priority p where p.organisation_id = any (${here}::uuid[]) and p.dropped_at is null`;
  return [
    sql`select 'needed', case when d.due_on < ${londonDay(asked.now)}::date then 'A step is past its day' else 'A step is due' end, d.what, '/inquiry/snapshots/' || d.snapshot_id || '/dated-steps', d.due_on, 'For the role: ' || d.owner_role, s.is_example
      from inquiry.dated_step d join inquiry.snapshot s on s.id = d.snapshot_id where d.organisation_id = any (${here}::uuid[]) and d.done_on is null and d.due_on <= ${addDays(londonDay(asked.now), STEP_DAYS)}::date`,
    sql`select 'needed', 'Make the priority an objective, or say why not', p.title, '/inquiry/priorities/' || p.id, null::date, 'You lead here', p.is_example ${chosen} and p.live_at is not null and p.objective_id is null and p.improved_at is null`,
    sql`select 'needed', 'It has improved: celebrate it', p.title, '/inquiry/priorities/' || p.id, null::date, 'You planned how to celebrate', p.is_example ${chosen} and p.improved_at is not null and p.celebrated_at is null`,
  ];
}

const signed = (asked: TodayAsked) => sql`(select 'changed', 'A snapshot of where we are was signed off', t.title || ', ' || u.name, '/inquiry/snapshots/' || s.id, (s.signed_off_at at time zone 'Europe/London')::date, g.name, s.is_example
  from ${snapshots} ${places} where s.organisation_id = any (${[...asked.places]}::uuid[]) and s.person_id is null and s.signed_off_at >= ${startOfLondonDay(asked.since)} order by s.signed_off_at desc limit 10)`;

const celebrated = (asked: TodayAsked) => sql`(select 'celebrated', case when p.improved_at is null then 'A priority was celebrated' else 'A priority improved, and was celebrated' end, p.title, '/inquiry/priorities/' || p.id, (p.celebrated_at at time zone 'Europe/London')::date, g.name, p.is_example
  from inquiry.priority p join directory.organisation g on g.id = p.organisation_id where p.celebrated_at is not null and (${asked.places.length === 0}::boolean or p.organisation_id = any (${[...asked.places]}::uuid[])) order by p.celebrated_at desc limit 10)`;
