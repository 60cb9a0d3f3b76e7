import { chance } from './chance.ts';
import type { GeneratedConversation, GeneratedWords, Statement } from './load.ts';

/**
 * Ideas and comments. The table `made` holds one row each: its number in the conversation (n) and in its part (m, in order of time), when
 * it was written as a share of the part's time, and what decides its votes: how good it is, and which camp likes it (lean, -1 to 1).
 */
export function contributionStatements({ contributions, seed }: GeneratedConversation, words: GeneratedWords): Statement[] {
  return [
    ['', `create temporary table made on commit drop as
      select g.n, p.number as phase_number, 1 + (g.n - 1) / p.parts as m, (g.n - 1) / p.parts % 3 = 0 as is_idea,
        -- Half of all is written in the opening weeks.
        0.92 * power(((g.n - 1) / p.parts)::double precision / greatest($2::int / p.parts, 1), 1.6) as share,
        -- Multiplying by a primitive root of a prime gives each number once, in an order that tells nothing.
        (g.n::bigint * (16807 + 2 * ($1::bigint % 1000))) % 2147483647 as item, gen_random_uuid() as id,
        ${chance('g.n', 1)} + ${chance('g.n', 2)} + ${chance('g.n', 3)} - 1.5 as quality, 2 * ${chance('g.n', 4)} - 1 as lean, ${chance('g.n', 5)} as fate, ${chance('g.n', 6)} as way
      from generate_series(1, $2::int) g (n) join part p on p.position = 1 + (g.n - 1) % p.parts`, [seed, contributions]],
    ['', 'create unique index on made (phase_number, m)', []],
    // The first thirty ideas of a part are shown, so that others can stand with them. A comment needs a shown idea above it.
    ['', `create temporary table standing on commit drop as
      select x.*, i.id as parent_id, case when x.fate < 0.04 and x.m > 90 and x.is_idea then t.id end as merged_into,
        case when x.m <= 90 and x.is_idea then 'shown' when x.fate < 0.04 and x.is_idea then 'merged' when x.fate < 0.08 then 'refused' when x.fate < 0.09 then 'withdrawn' when x.fate < 0.11 then 'held'
          when not x.is_idea and not (i.m <= 90 or i.fate >= 0.11) then 'refused' else 'shown' end as state
      from made x
      left join made i on not x.is_idea and i.phase_number = x.phase_number and i.m = 1 + 3 * floor(power(${chance('x.n', 7)}, 2) * ((x.m + 1) / 3))
      left join made t on x.is_idea and t.phase_number = x.phase_number and t.m = 1 + 3 * floor(${chance('x.n', 8)} * 30)`, [seed]],
    ['contributions', insertContributions, [seed, words.doings, words.places, words.reasons, words.comments]],
    ['showings', `insert into conversations.showing (contribution_id, organisation_id, began_hour)
      select c.id, c.organisation_id, c.received_hour + interval '2 hours' from part p join conversations.contribution c on c.phase_id = p.id where c.state = 'shown'`, []],
    ['decisions', `insert into conversations.decision (contribution_id, organisation_id, outcome, reason_code, decided_at)
      select c.id, c.organisation_id, c.state, case when c.state = 'refused' then 'not-about-this' end, c.received_hour + interval '2 hours'
      from part p join conversations.contribution c on c.phase_id = p.id where c.state in ('shown', 'refused', 'merged')`, []],
  ];
}

const pick = (list: string, salt: number): string => `${list}[1 + floor(${chance('x.n', salt)} * cardinality(${list}))::int]`;

/** In random order, as rows stand after the end of a phase. Ideas whose target is later come with it: the check waits for the statement's end. */
const insertContributions = `insert into conversations.contribution (id, phase_id, organisation_id, item, kind, parent_id, words, route, received_hour, state, merged_into, code_hash)
  select x.id, p.id, p.organisation_id, x.item, case when x.is_idea then 'idea' else 'comment' end, x.parent_id,
    case when x.state = 'withdrawn' then '(withdrawn)' when x.is_idea then ${pick('($2::text[])', 9)} || ' ' || ${pick('($3::text[])', 10)} || ', ' || ${pick('($4::text[])', 11)} || '.' else ${pick('($5::text[])', 12)} end,
    case when x.way < 0.85 then 'online' when x.way < 0.9 then 'phone' when x.way < 0.95 then 'paper' else 'in person' end,
    date_trunc('hour', p.opens_at + (p.until - p.opens_at) * x.share), x.state, x.merged_into, sha256(uuid_send(gen_random_uuid()))
  from standing x join part p on p.number = x.phase_number order by ${chance('x.n', 13)}`;
