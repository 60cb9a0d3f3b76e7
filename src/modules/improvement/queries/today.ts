import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { askToday, type Today, type TodayAsked, type TodayLine } from '#platform/rooms';
import { strategyLeads } from '#modules/directory';
import { SUPPORT_ENOUGH } from '../domain/questions/support.ts';
import { projectHref } from '../domain/addresses.ts';
import { sentences, type ImprovementAction } from '../permissions.ts';
import { linkedSince } from './partners/notes.ts';
import { withStandings } from './register/register.ts';
import { projectsToSupport } from './support/projects-to-support.ts';

/** After four weeks of a test its team is asked what came of it, as leads are asked after four weeks without help. */
const TEST_DAYS = 28;

/** Own parts, tests and requests that wait; what lacks time or leave, for who leads; what began and ended; and what worked. */
export const today: Today = async (tx, asked) => [
  ...(await askToday(tx, [...own(asked), ...askedFor(asked), ...sorting(asked), ...(asked.places.length > 0 ? news(asked) : []), finished(asked)])),
  ...(await improved(tx, asked)),
  ...(await waiting(tx, asked)),
];

const where = ({ viewer }: TodayAsked, action: ImprovementAction): string[] => organisationsWhere(sentences, viewer, action);

function own({ viewer: { personId, memberships }, now }: TodayAsked) {
  if (!personId) return [];
  const day = londonDay(now);
  return [
    sql`select 'needed', 'Look at your own part', p.what, '/improvement/my-part/' || p.id, x.day, 'You chose it, and only you see it', false from improvement.my_part p
      cross join lateral (select coalesce((select r.next_review_on from improvement.my_part_review r where r.my_part_id = p.id order by r.made_at desc limit 1), p.review_on) as day) x
      where p.person_id = ${personId}::uuid and x.day <= ${day}::date and not exists (select from improvement.my_part_review r where r.my_part_id = p.id and r.outcome is not null)`,
    sql`select distinct 'needed', 'Say what came of a test', c.title, '/improvement/projects/' || p.id || '/cycles/' || c.id, c.starts_on + ${TEST_DAYS}::integer, 'You belong to the project team', p.is_example
      from improvement.member m join improvement.project p on p.id = m.project_id join improvement.cycle c on c.project_id = p.id where m.person_id = ${personId}::uuid and m.left_on is null
        and c.starts_on + ${TEST_DAYS}::integer <= ${day}::date and not exists (select from improvement.cycle_result r where r.cycle_id = c.id) and not exists (select from improvement.closing e where e.project_id = p.id)`,
    sql`select 'needed', 'Somebody asks you for coaching', '', '/improvement/coaches', null::date, 'You offered to help', h.is_example from improvement.coach h
      where h.person_id = ${personId}::uuid and h.withdrawn_at is null and h.organisation_id = any (${memberships.map(({ organisationId }) => organisationId)}::uuid[]) and exists (select from improvement.coach_request r where r.coach_id = h.id and r.answer is null)`,
  ];
}

function askedFor(asked: TodayAsked) {
  const [notes, research] = [where(asked, 'agree data notes'), where(asked, 'answer for research')];
  return [
    notes.length === 0 ? null : sql`select distinct 'needed', 'Agree what two organisations share', p.title, '/improvement/notes', null::date, 'You may agree for your organisation', p.is_example from improvement.data_note n join improvement.project p on p.id = n.project_id
      where n.ended_at is null and ((n.own_agreed_at is null and n.organisation_id = any (${notes}::uuid[])) or (n.partner_agreed_at is null and n.partner_organisation_id = any (${notes}::uuid[])))`,
    notes.length === 0 ? null : sql`select distinct 'needed', 'Look again at what two organisations share', p.title, '/improvement/notes/' || n.id, n.review_on, 'You may agree for your organisation', p.is_example from improvement.data_note n join improvement.project p on p.id = n.project_id
      where n.ended_at is null and n.review_on <= ${londonDay(asked.now)}::date and n.own_agreed_at is not null and n.partner_agreed_at is not null and (n.organisation_id = any (${notes}::uuid[]) or n.partner_organisation_id = any (${notes}::uuid[]))`,
    notes.length === 0 ? null : sql`select distinct 'needed', 'Agree that a partner reads the figures of a project', p.title, '/improvement/projects/' || p.id || '#partners', null::date, 'You may agree for your organisation', p.is_example from improvement.partner n join improvement.project p on p.id = n.project_id
      where n.ended_at is null and n.accepted_at is not null and 'measures' = any (n.rights) and p.organisation_id = any (${notes}::uuid[]) and not exists (select from improvement.closing c where c.project_id = p.id) and (n.figures_agreed_at is null or ${linkedSince(sql`n.figures_agreed_at`)})
        and exists (select from improvement.project_measure l where l.project_id = p.id and l.ended_at is null)`,
    research.length === 0 ? null : sql`select 'needed', 'Find what is known', e.question, '/improvement/evidence-requests', e.wanted_on, 'You answer for research here', e.is_example from improvement.evidence_request e where e.organisation_id = any (${research}::uuid[]) and e.answer is null`,
    research.length === 0 ? null : sql`select 'needed', 'Find a researcher for a question that people back', q.words, '/improvement/questions/' || q.id, null::date, 'You answer for research here', q.is_example from improvement.community_question q
      join improvement.support_of((select array_agg(x.id) from improvement.community_question x where x.organisation_id = any (${research}::uuid[]) and x.shown_on is not null and not exists (select from improvement.question_answer a where a.question_id = x.id))) b on b.question_id = q.id where b.people >= ${SUPPORT_ENOUGH}`,
    research.length === 0 ? null : sql`select distinct 'needed', 'Answer somebody who would like to join', o.title, '/improvement/openings/' || o.id, null::date, 'You answer for research here', o.is_example
      from improvement.interest i join improvement.opportunity o on o.id = i.opportunity_id where o.organisation_id = any (${research}::uuid[]) and i.answer is null`,
  ];
}

/** What anyone may send is read by a person first. */
function sorting(asked: TodayAsked) {
  const here = where(asked, 'sort what came in');
  return here.length === 0 ? [] : [
    sql`select 'needed', 'Read a question for research before it is shown', q.words, '/improvement/questions', null::date, 'You sort what comes in', q.is_example from improvement.community_question q where q.organisation_id = any (${here}::uuid[]) and q.shown_on is null and q.not_shown_reason is null`,
    sql`select 'needed', 'Read what stands in the way before it is shown', b.what, '/improvement/barriers', null::date, 'You sort what comes in', b.is_example from improvement.barrier b where b.organisation_id = any (${here}::uuid[]) and b.shown_on is null and b.not_shown_reason is null`,
  ];
}

const projects = sql`improvement.project p join directory.organisation g on g.id = p.organisation_id`;

const news = ({ places, since }: TodayAsked) => [
  sql`(select 'changed', case when p.copied_from is null then 'A project began' else 'A method was taken over' end, p.title, '/improvement/projects/' || p.id, p.started_on, g.name, p.is_example from ${projects}
    where p.organisation_id = any (${[...places]}::uuid[]) and p.started_on >= ${since}::date order by p.started_on desc limit 10)`,
  sql`(select 'changed', 'A project stopped, and says what it learned', p.title, '/improvement/projects/' || p.id, c.closed_on, g.name, p.is_example from ${projects} join improvement.closing c on c.project_id = p.id
    where c.outcome = 'stopped' and p.organisation_id = any (${[...places]}::uuid[]) and c.closed_on >= ${since}::date order by c.closed_on desc limit 10)`,
];

const closedAs = ({ places }: TodayAsked, outcome: string) => sql`from ${projects} join improvement.closing c on c.project_id = p.id
  where p.audience = 'everyone' and (${places.length === 0}::boolean or p.organisation_id = any (${[...places]}::uuid[])) and c.outcome = ${outcome} order by c.closed_on desc limit 10`;

const finished = (asked: TodayAsked) => sql`(select 'did', 'A project is finished', p.title, '/improvement/projects/' || p.id, c.closed_on, g.name, p.is_example ${closedAs(asked, 'finished')})`;

/** An improvement is celebrated as long as its figures do not say otherwise; then it is something that was done, and the line says so. */
async function improved(tx: Tx, asked: TodayAsked): Promise<TodayLine[]> {
  const { rows } = await sql<Pick<TodayLine, 'title' | 'day' | 'why' | 'isExample'> & { id: string }>`select p.id, p.title, c.closed_on as day, g.name as why, p.is_example as "isExample" ${closedAs(asked, 'improved')}`.execute(tx);
  return (await withStandings(tx, rows.map((row) => ({ ...row, stage: null, outcome: 'improved', isTold: false })))).map(({ id, title, day, why, isExample, outcomeStands }) => ({
    title, day, why, isExample, href: projectHref(id),
    ...(outcomeStands === 'not shown' ? { kind: 'did', label: 'A project ended as improved, and its figures do not show it now' } : { kind: 'celebrated', label: 'A project made things better' }),
  }));
}

/** For those who lead the whole organisation. What is given counts as well, so it is weighed here and not in the question. */
async function waiting(tx: Tx, { viewer, now }: TodayAsked): Promise<TodayLine[]> {
  const leadOf = viewer.grants.filter(({ role }) => strategyLeads.some((lead) => lead === role)).map(({ organisationId }) => organisationId);
  const found = leadOf.length === 0 ? [] : await projectsToSupport(tx, leadOf, now);
  return found.filter(({ escalated }) => escalated.length > 0).slice(0, 10).map(({ title, unit, isExample }) => (
    { kind: 'needed', label: 'A project has lacked something for four weeks', title: `${title}, ${unit}`, href: '/improvement/support', day: null, why: 'You lead here, and can help', isExample }));
}
