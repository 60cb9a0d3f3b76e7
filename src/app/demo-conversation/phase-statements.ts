import type { GeneratedConversation, Statement } from './load.ts';

interface GeneratedPhase {
  kind: 'people' | 'professionals';
  title: string;
  question: string;
  opensDaysAgo: number;
  /** None: it is open. */
  closedDaysAgo: number | null;
}

const people: GeneratedPhase = { kind: 'people', title: 'What matters to people and communities', question: 'What would make it easier for you to get help?', opensDaysAgo: 100, closedDaysAgo: 60 };
const professionals: GeneratedPhase = { kind: 'professionals', title: 'What people who work here would change', question: 'What would you change first?', opensDaysAgo: 30, closedDaysAgo: null };

const phasesOf = ({ shape }: GeneratedConversation): GeneratedPhase[] => {
  if (shape === 'open') return [{ ...people, opensDaysAgo: 30, closedDaysAgo: null }];
  return shape === 'ended' ? [people] : [people, professionals];
};

/** The conversation and its parts; a table `part` holds them, with the share of contributions and votes that each gets. */
export function phaseStatements(asked: GeneratedConversation, code: string, now: Date): Statement[] {
  const phases = phasesOf(asked);
  const title = `Generated example: ${asked.contributions.toLocaleString('en-GB')} contributions, ${asked.votes.toLocaleString('en-GB')} votes`;
  return [
    ['', `insert into conversations.conversation (organisation_id, code, title, purpose, is_matrix_open, is_example, made_at)
      select id, $1, $2, 'Every word and every vote here was generated, to measure with and to try things out.', true, true, $3::timestamptz - interval '101 days'
      from directory.organisation where code = 'vale-and-riverside'`, [code, title, now]],
    ['phases', `insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, introduction, audience, opens_at, announced_at, closes_at, closed_at, sealed_at)
      select c.id, c.organisation_id, a.n, a.kind, a.title, a.question, '', 'Nobody: it is an example', o.at, o.at, e.at, e.at, e.at + interval '2 minutes'
      from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[]) with ordinality as a (kind, title, question, opened, closed, n)
      cross join lateral (select date_trunc('day', $7::timestamptz) - make_interval(days => a.opened) as at) o
      cross join lateral (select date_trunc('day', $7::timestamptz) - make_interval(days => a.closed) as at) e
      join conversations.conversation c on c.code = $1`,
      [code, phases.map(({ kind }) => kind), phases.map(({ title: of }) => of), phases.map(({ question }) => question), phases.map(({ opensDaysAgo }) => opensDaysAgo), phases.map(({ closedDaysAgo }) => closedDaysAgo), now]],
    ['', `create temporary table part on commit drop as
      select p.id, p.number, p.organisation_id, p.position, p.opens_at, coalesce(p.closed_at, date_trunc('hour', $2::timestamptz)) as until, p.sealed_at is not null as is_sealed,
        count(*) over () as parts from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = $1`, [code, now]],
    ['', `insert into conversations.phase_key select number, sha256(uuid_send(gen_random_uuid())) from part where not is_sealed`, []],
    ['', `insert into platform.event (happened_at, room, name, actor, organisation_id, subject_kind, subject_id, visibility)
      select $2::timestamptz, 'conversations', 'example conversation loaded', 'operator', organisation_id, 'conversation', $1::text, 'public' from part where position = 1`, [code, now]],
  ];
}
