import { chance } from './chance.ts';
import type { GeneratedConversation, Statement } from './load.ts';

/** How many cards a visitor votes on: about this, seldom several times as many. */
const VOTES_A_VISIT = 52;
const CARDS_A_PAGE = 20;

/**
 * Votes of two camps that disagree about some ideas and agree about others; each visitor votes once on each of different words that
 * were shown when they came. The votes of a part are cut at its share of what was asked for.
 */
export function voteStatements({ votes, seed }: GeneratedConversation): Statement[] {
  return [
    ['', `create temporary table votable on commit drop as
      select phase_number, row_number() over (partition by phase_number order by share, n)::int - 1 as place, item, quality, lean, share from standing where state = 'shown'`, []],
    ['', 'create unique index on votable (phase_number, place)', []],
    ['', 'create index on votable (phase_number, share, place)', []],
    ['', 'analyze votable', []],
    ['', `create temporary table visitor on commit drop as
      select v.*, least(v.wanted, v.available)::int as votes, sum(least(v.wanted, v.available)) over (partition by v.phase_number order by v.n) as so_far
      from (select p.number as phase_number, g.n, came.share, a.available, ($2::bigint + p.position - 1) / p.parts as share_of_votes, case when ${chance('g.n', 22)} < 0.55 then 1 else -1 end as camp,
          1 + floor(-ln(1 - ${chance('g.n', 21)}) * ${VOTES_A_VISIT})::int as wanted
        from part p cross join generate_series(1, 200 + ($2::bigint / 20)::int) g (n)
        cross join lateral (select 0.02 + 0.98 * power(${chance('g.n * 7 + p.position', 20)}, 1.8) as share) came
        cross join lateral (select coalesce((select x.place + 1 from votable x where x.phase_number = p.number and x.share <= came.share order by x.share desc, x.place desc limit 1), 0) as available) a) v`, [seed, votes]],
    ['', `create temporary table cast_vote on commit drop as
      select w.phase_number, w.n as visitor, x.item, least(j.n + 1, 500)::smallint as position, w.share, ${chance('w.n * 100003 + x.place', 25)} < 0.1 as is_random, x.quality,
        case when ${chance('w.n * 100003 + x.place', 23)} < 0.12 then 0
          when ${chance('w.n * 100003 + x.place', 24)} < 1 / (1 + exp(-(0.6 + 1.1 * x.quality + 1.4 * x.lean * w.camp))) then 1 else -1 end::smallint as choice
      from visitor w
      cross join lateral generate_series(0, least(w.votes, w.share_of_votes - (w.so_far - w.votes))::int - 1) j (n)
      -- A stride that shares no factor with the number of cards meets each card once.
      join votable x on x.phase_number = w.phase_number and x.place = (floor(${chance('w.n', 26)} * w.available)::bigint + j.n::bigint * 1000003) % w.available
      where w.so_far - w.votes < w.share_of_votes`, [seed]],
    ['votes', `insert into conversations.sealed_vote select c.phase_number, c.visitor, c.item, c.choice from cast_vote c join part p on p.number = c.phase_number and p.is_sealed`, []],
    ['votes of the open part', `insert into conversations.vote select c.phase_number, hashint8extended(c.visitor, $1::bigint), c.item, c.choice from cast_vote c join part p on p.number = c.phase_number and not p.is_sealed`, [seed]],
    ['tallies', `insert into conversations.tally select phase_number, item, count(*) filter (where choice = 1), count(*) filter (where choice = -1), count(*) filter (where choice = 0) from cast_vote group by 1, 2 order by 1, 2`, []],
    ['exposure', exposure, []],
    ['votes by phone and on paper', `insert into conversations.spoken_tally (phase_number, route, item, up, down, pass)
      select phase_number, case when ${chance('item', 30)} < 0.5 then 'phone' else 'paper' end, item, 8 + floor(${chance('item', 31)} * 12), floor(${chance('item', 32)} * 5), 1 from votable where ${chance('item', 33)} < 0.05`, [seed]],
  ];
}

/** Of a card further down, more are served for each that is read: examination falls with the place to the power of 0.7 (simulations of the participation method). */
const exposure = `insert into conversations.exposure (phase_number, item, position, hour, is_random, served, seen, votes)
  select s.phase_number, s.item, s.place, s.hour, s.is_random, sum(s.served), sum(least(s.served, 1 + s.served / 2)), count(*)
  from (select c.phase_number, c.item, c.is_random, date_trunc('day', p.opens_at + (p.until - p.opens_at) * c.share) + interval '12 hours' as hour, (1 + (c.position - 1) % ${CARDS_A_PAGE})::smallint as place,
      1 + floor(power((1 + (c.position - 1) % ${CARDS_A_PAGE})::double precision, 0.7) * (1.6 - 0.4 * c.quality))::int as served
    from cast_vote c join part p on p.number = c.phase_number) s
  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
