import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay, startOfLondonDay } from '#platform/clock';
import { askToday, type Today, type TodayAsked } from '#platform/rooms';
import { sentences, type ConversationAction } from '../permissions.ts';

/** Words to read, sort, sign and answer; invitations; what opened and ended; and for everyone what is open now, what was heard and what is done about it. */
export const today: Today = (tx, asked) => askToday(tx, [invited(asked), ...own(asked), ...moderating(asked), ...leading(asked), ...(asked.places.length > 0 ? news(asked) : []), ...everyone(asked)]);

const where = ({ viewer }: TodayAsked, action: ConversationAction): string[] => organisationsWhere(sentences, viewer, action);
const phases = sql`conversations.phase p join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = p.organisation_id`;
const address = sql`'/conversations/' || c.code || '/' || p.position`;
const lastDay = sql`(p.closes_at at time zone 'Europe/London')::date`;

/** The same for everyone of a role group: nothing says who took part. */
const invited = ({ viewer: { memberships }, now }: TodayAsked) => memberships.length === 0 ? null : sql`
  select distinct 'needed', 'You are invited by ' || o.name, p.title, ${address}, ${lastDay}, 'Your group of staff is asked, and nobody sees who takes part', c.is_example
  from unnest(${memberships.map(({ organisationId }) => organisationId)}::uuid[], ${memberships.map(({ roleGroup }) => roleGroup)}::text[]) as m (organisation_id, role_group)
    join conversations.invitation_plan i on i.organisation_id = m.organisation_id and i.role_group = m.role_group and i.planned_on <= ${londonDay(now)}::date
    join (${phases}) on p.id = i.phase_id where conversations.is_open(p, ${now})`;

/** What somebody began: a batch of words to sort, a workshop whose words are not here yet. */
function own(asked: TodayAsked) {
  const { viewer: { personId }, now } = asked;
  if (!personId) return [];
  const coding = where(asked, 'code words');
  return [
    coding.length === 0 ? null : sql`select 'needed', 'Sort a batch of words', c.title, '/coding/' || r.id, null::date, 'You sort its words', c.is_example
      from conversations.round_coder k join conversations.coding_round r on r.id = k.round_id join conversations.conversation c on c.id = r.conversation_id
      where k.coder_id = ${personId}::uuid and k.finished_at is null and r.organisation_id = any (${coding}::uuid[])`,
    sql`select 'needed', 'Enter what was said', w.title, '/workshops/' || w.id || '/words', null::date, 'You hosted it', c.is_example from conversations.workshop w join (${phases}) on p.id = w.phase_id
      where w.host_id = ${personId}::uuid and w.organisation_id = any (${where(asked, 'host workshops')}::uuid[]) and w.held_on <= ${londonDay(now)}::date and not exists (select from conversations.workshop_words x where x.workshop_id = w.id)`,
  ];
}

/** Each is one line, whatever the number of words: how many wait is told where they are read. */
function moderating(asked: TodayAsked) {
  const [reading, appeals, matters] = [where(asked, 'moderate conversations'), where(asked, 'decide appeals'), where(asked, 'read what matters')];
  const { personId } = asked.viewer;
  return [
    reading.length === 0 ? null : sql`select 'needed', 'Read words before they are shown', c.title, '/moderation', null::date, 'You moderate here', c.is_example from conversations.conversation c
      where exists (select from conversations.contribution w join conversations.phase p on p.id = w.phase_id left join conversations.proposed_refusal r on r.contribution_id = w.id
        where p.conversation_id = c.id and w.state = 'held' and w.organisation_id = any (${reading}::uuid[]) and r.proposed_by is distinct from ${personId}::uuid)`,
    appeals.length === 0 ? null : sql`select 'needed', 'Decide an appeal', '', '/moderation/appeals', null::date, 'You decide here, and took no part before', false
      where exists (select from conversations.appeal a left join lateral (select d.decided_by, d.agreed_by from conversations.decision d where d.contribution_id = a.contribution_id and d.undone_at is null and d.outcome in ('refused', 'hidden') order by d.decided_at desc limit 1) d on true
        where a.outcome is null and a.organisation_id = any (${appeals}::uuid[]) and not coalesce(${personId}::uuid in (d.decided_by, d.agreed_by), false))`,
    matters.length === 0 ? null : sql`select 'needed', 'Read and sort answers to “What matters to you?”', o.name, '/organisations/' || o.code || '/what-matters/coding', null::date, 'You are trained to read them', o.is_example from directory.organisation o
      where o.id = any (${matters}::uuid[]) and exists (select from conversations.matter a left join conversations.matter_coding k on k.matter_id = a.id where a.organisation_id = o.id and k.checked_by is null and k.coded_by is distinct from ${personId}::uuid)`,
  ];
}

function leading(asked: TodayAsked) {
  const [themes, ideas, signing] = [where(asked, 'answer themes'), where(asked, 'answer ideas'), where(asked, 'sign off conversations')];
  return [
    themes.length === 0 ? null : sql`select 'needed', 'Answer a theme', b.title, '/themes/' || t.id || '/answer', null::date, 'Your organisation asked the question', c.is_example
      from conversations.theme t join conversations.theme_publication b on b.theme_id = t.id and b.replaced_at is null join conversations.conversation c on c.id = t.conversation_id
      where t.organisation_id = any (${themes}::uuid[]) and not exists (select from conversations.theme_reply r where r.theme_id = t.id and r.replaced_on is null and r.state <> 'not decided')`,
    ideas.length === 0 ? null : sql`select 'needed', 'Answer ideas', p.title, '/phases/' || p.id || '/duty', min(w.due_on), 'Your organisation owes them an answer', c.is_example from conversations.owed_answer w join (${phases}) on p.id = w.phase_id
      where w.organisation_id = any (${ideas}::uuid[]) and not exists (select from conversations.given_answer a where a.contribution_id = w.contribution_id) group by p.id, p.title, c.is_example`,
    signing.length === 0 ? null : sql`select 'needed', 'Sign it off before it opens, or say what to change', p.title, '/phases/' || p.id || '/sign-off', (p.opens_at at time zone 'Europe/London')::date, 'You speak for people who will be asked', c.is_example from ${phases}
      where p.organisation_id = any (${signing}::uuid[]) and p.announced_at is null and exists (select from conversations.sign_off_rule r where r.organisation_id = p.organisation_id and r.off_at is null)
        and not exists (select from conversations.sign_off s where s.phase_id = p.id and s.what = 'opening')`,
  ];
}

const news = ({ places, since, now }: TodayAsked) => [
  sql`select 'changed', 'A conversation opened', p.title, ${address}, (greatest(p.opens_at, p.announced_at) at time zone 'Europe/London')::date, o.name, c.is_example from ${phases}
    where p.organisation_id = any (${[...places]}::uuid[]) and greatest(p.opens_at, p.announced_at) between ${startOfLondonDay(since)} and ${now}`,
  sql`select 'changed', 'A conversation ended', p.title, ${address}, (p.closed_at at time zone 'Europe/London')::date, o.name, c.is_example from ${phases} where p.organisation_id = any (${[...places]}::uuid[]) and p.closed_at >= ${startOfLondonDay(since)}`,
];

/** Published alone, whoever asks. */
const everyone = ({ places, now, viewer: { memberships } }: TodayAsked) => {
  const here = sql`(${places.length === 0}::boolean or o.id = any (${[...places]}::uuid[]))`;
  const themes = sql`conversations.theme t join conversations.theme_publication b on b.theme_id = t.id and b.replaced_at is null join conversations.conversation c on c.id = t.conversation_id join directory.organisation o on o.id = t.organisation_id`;
  return [
    sql`select 'open', c.title, p.question, ${address}, ${lastDay}, o.name, c.is_example from ${phases} where ${here} and p.kind <> 'staff voice' and (p.kind <> 'professionals' or ${memberships.length > 0}::boolean) and conversations.is_open(p, ${now})`,
    sql`(select 'heard', '', b.title, '/themes/' || t.id, (b.published_at at time zone 'Europe/London')::date, o.name, c.is_example from ${themes} where ${here} order by b.published_at desc, b.title limit 10)`,
    sql`(select 'did', case r.state when 'done' then 'We have done it' when 'doing' then 'We are doing it' else 'We cannot, and say why' end, b.title, '/themes/' || t.id, r.answered_on, o.name, c.is_example from ${themes}
      join conversations.theme_reply r on r.theme_id = t.id and r.replaced_on is null where ${here} and r.state <> 'not decided' order by r.answered_on desc, b.title limit 10)`,
  ];
};
