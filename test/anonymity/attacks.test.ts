import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findOpenness, orderFeed } from '#engines/support';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { setTimeout } from 'node:timers/promises';
import { leftOut } from '#platform/backup';
import type { Log } from '#platform/log';
import { appeal } from '../../src/modules/conversations/commands/appeals.ts';
import { changeOwnWords } from '../../src/modules/conversations/commands/own-words.ts';
import { countExposure } from '../../src/modules/conversations/data/exposure-desk.ts';
import { contribute } from '../../src/modules/conversations/commands/contribute.ts';
import { countSent } from '../../src/modules/conversations/data/flood-guard.ts';
import { keepVote } from '../../src/modules/conversations/data/vote-desk.ts';
import { newSending } from '../../src/modules/conversations/domain/author-code.ts';
import { votesInEights, type KnownVotes } from '../../src/modules/conversations/domain/votes-in-eights.ts';

/** Plays what docs/threats/conversations.md says an attacker with a copy of the database could try. */
describe('a curious administrator with a copy of the database', () => {
  let talk: ConversationWorld;
  before(async () => {
    talk = await openConversationWorld();
  });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const vote = (token: Buffer, item: number, choice: 1 | -1 | 0, phaseNumber = talk.phase.number) => keepVote(talk.world.database.web, { phaseNumber, token, item, choice, perspective: null }, talk.now);
  const words = (text: string) => contribute(talk.world.database.web, { phaseId: talk.phase.id, words: text }, talk.now);

  it('finds no column that joins words to votes', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations'");
    const of = (table: string) => columns.filter((each) => each.table === table).map(({ column }) => column).toSorted();
    assert.deepEqual(of('vote'), ['choice', 'item', 'participant', 'perspective_mark', 'phase_number']);
    assert.deepEqual(of('sealed_vote'), ['choice', 'item', 'participant', 'phase_number']);
    assert.deepEqual(of('contribution'), ['code_hash', 'concern', 'district', 'earlier_words', 'id', 'item', 'kind', 'language', 'merged_into', 'organisation_id', 'parent_id', 'phase_id', 'received_hour', 'revision', 'route', 'shown_words', 'state', 'words']);
    assert.deepEqual(columns.filter(({ column }) => column === 'participant').map(({ table }) => table).toSorted(), ['sealed_vote', 'vote']);
    assert.deepEqual(columns.filter(({ table, type }) => ['vote', 'sealed_vote', 'tally', 'perspective_tally', 'reach_total'].includes(table) && /time|date/.test(type)), []);
  });

  it('finds nothing about an author, and no way to their other words, in what moderation keeps', async () => {
    const columns = await ask<{ table: string; column: string }>("select table_name as table, column_name as column from information_schema.columns where table_schema = 'conversations' and table_name in ('appeal', 'proposed_refusal', 'decision')");
    const of = (table: string) => columns.filter((each) => each.table === table).map(({ column }) => column).toSorted();
    assert.deepEqual(of('appeal'), ['contribution_id', 'decided_at', 'decided_by', 'id', 'note', 'organisation_id', 'outcome', 'received_hour', 'words']);
    assert.deepEqual(of('proposed_refusal'), ['contribution_id', 'organisation_id', 'proposed_at', 'proposed_by', 'reason_code']);
    assert.deepEqual(of('decision'), ['agreed_by', 'contribution_id', 'decided_at', 'decided_by', 'id', 'note', 'organisation_id', 'outcome', 'reason_code', 'undone_at']);
    // One author, one form, two texts and an appeal: nothing that is stored joins the two.
    const sending = newSending();
    const send = (text: string) => contribute(talk.world.database.web, { phaseId: talk.phase.id, words: text, sending }, talk.now);
    const [first, second] = [await send('One author, first'), await send('One author, second')];
    const { owner } = talk.world.database;
    await owner.query("update conversations.contribution set state = 'refused' where id = $1", [first.id]);
    await appeal(talk.world.database.web, { code: first.code, words: 'Please read it again' }, talk.now);
    const [asked] = await ask<Record<string, unknown>>('select * from conversations.appeal where contribution_id = $1', [first.id]);
    const [other] = await ask<Record<string, unknown>>('select id, item, code_hash, xmin::text as xmin from conversations.contribution where id = $1', [second.id]);
    const seen = Object.values(asked ?? {}).map(String);
    assert.deepEqual(Object.values(other ?? {}).map(String).filter((value) => seen.includes(value)), []);
    assert.ok(asked && (asked['received_hour'] as Date).getTime() % 3_600_000 === 0);
    assert.deepEqual(await ask('select 1 from conversations.appeal a join conversations.contribution c on c.xmin = a.xmin'), [], 'no transaction holds an appeal and words');
  });

  it('reads no finer time than the hour from what authors do with their words', async () => {
    const { owner, web } = talk.world.database;
    const [{ id, code }, other] = [await words('To be changed at some minute'), await words('Stands with it')];
    await owner.query("insert into conversations.decision (contribution_id, organisation_id, outcome, reason_code, decided_at) values ($1, $2, 'refused', 'no-sense', '2026-05-04T01:20Z')", [id, talk.world.organisationId]);
    await owner.query("update conversations.contribution set state = 'refused' where id = $1", [id]);
    await owner.query("update conversations.contribution set state = 'merged', merged_into = $1 where id = $2", [id, other.id]);
    await appeal(web, { code, words: 'Please read it again' }, talk.now);
    await changeOwnWords(web, { code, words: 'Changed at some minute', revision: 1 }, talk.now);
    const times = await ask<{ at: Date }>("select decided_at as at from conversations.appeal where contribution_id = $1 union all select decided_at from conversations.decision where outcome = 'parted' and contribution_id = $2", [id, other.id]);
    assert.deepEqual(times.map(({ at }) => at.toISOString()), ['2026-05-04T03:00:00.000Z', '2026-05-04T03:00:00.000Z']);
  });

  it('cannot say at which hour an idea got a vote, so that one night\'s words and votes are not joined', async () => {
    const { item } = await talk.shownIdea('Read at night');
    const log = { error: (_: string, __: object, error: unknown) => assert.fail(String(error)) } as unknown as Log;
    const place = [{ phaseNumber: talk.phase.number, item, position: 3, isRandom: false }];
    for (const what of ['served', 'seen', 'votes'] as const) countExposure({ store: talk.world.database.web, log }, what, place, talk.now);
    let kept: { hour: Date; served: number; votes: number }[] = [];
    for (let tries = 0; tries < 50 && kept.length < 2; tries += 1) {
      await setTimeout(100);
      kept = await ask('select hour, served, votes from conversations.exposure where item = $1 order by hour', [item]);
    }
    assert.deepEqual(kept.map(({ hour, served, votes }) => [hour.toISOString(), served, votes]), [['2026-05-01T00:00:00.000Z', 0, 1], ['2026-05-04T03:00:00.000Z', 1, 0]]);
  });

  it('finds no trace of which address sent which words, and no event for what authors do', async () => {
    const events = async () => (await ask<{ n: number }>('select count(*)::int as n from platform.event'))[0]?.n;
    const before = await events();
    const addressKey = 'addresskeyofsomebody22';
    const { id, code } = await words('Sent from somewhere and appealed');
    countSent(talk.world.database.web, { addressKey, phaseId: talk.phase.id, words: 'Sent from somewhere and appealed', sending: undefined }, talk.now);
    await talk.world.database.owner.query("update conversations.contribution set state = 'refused' where id = $1", [id]);
    await appeal(talk.world.database.web, { code, words: 'Look again' }, talk.now);
    assert.equal(await events(), before);
    const tables = await ask<{ name: string }>("select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('conversations', 'platform')");
    for (const { name } of tables) assert.deepEqual(await ask(`select 1 from ${name} t where t::text like $1`, [`%${addressKey}%`]), [], name);
  });

  it('finds no back-up that holds the key, and no commit times', async () => {
    assert.ok('conversations.phase_key' in leftOut);
    assert.deepEqual(await ask('show track_commit_timestamp'), [{ track_commit_timestamp: 'off' }]);
  });

  it('finds times of words to the hour only, and numbers that tell no order', async () => {
    for (let n = 0; n < 60; n += 1) await words(`Idea in order ${String(n).padStart(2, '0')}`);
    const rows = await ask<{ item: number; id: string; received_hour: Date; words: string }>("select item, id, received_hour, words from conversations.contribution where words like 'Idea in order%'");
    for (const { received_hour: hour } of rows) assert.equal(hour.getTime() % 3_600_000, 0);
    for (const key of ['item', 'id'] as const) {
      const ordered = rows.toSorted((a, b) => (a[key] < b[key] ? -1 : 1)).map(({ words: text }) => Number(text.slice(-2)));
      // Spearman's rank correlation of 60 pairs stays within ±0.5 by chance but for one time in 20,000.
      assert.ok(Math.abs(rankCorrelation(ordered)) < 0.5, `${key} tells the order`);
    }
  });

  it('finds no transaction that holds words and votes, and votes of several people in one', async () => {
    const { item } = await talk.shownIdea();
    const people = Array.from({ length: 24 }, () => talk.visitor());
    await Promise.all(people.flatMap((person, n) => [vote(person, item, 1), ...(n % 6 === 0 ? [words(`Words while voting ${n}`)] : [])]));
    const shared = await ask('select c.xmin::text from conversations.contribution c join conversations.vote v on v.xmin = c.xmin');
    assert.deepEqual(shared, []);
    const [found] = await ask<{ transactions: number }>('select count(distinct xmin::text)::int as transactions from conversations.vote where item = $1', [item]);
    const transactions = found?.transactions ?? people.length;
    assert.ok(transactions < people.length, `${transactions} transactions for ${people.length} votes`);
  });

  it('finds unrelated numbers of one visitor in two phases', async () => {
    const { owner } = talk.world.database;
    const [second] = await ask<{ id: string; number: number }>("insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, opens_at, announced_at) select conversation_id, organisation_id, 2, 'professionals', 'Second', 'What now?', opens_at, announced_at from conversations.phase where id = $1 returning id, number", [talk.phase.id]);
    assert.ok(second);
    await owner.query("insert into conversations.phase_key values ($1, decode(repeat('ab', 32), 'hex'))", [second.number]);
    await owner.query("insert into conversations.contribution (phase_id, organisation_id, item, kind, words, route, received_hour, state, code_hash) values ($1, $2, 3, 'idea', 'In the second part', 'online', '2026-05-02T10:00Z', 'shown', decode(repeat('cd', 32), 'hex'))", [second.id, talk.world.organisationId]);
    const { item } = await talk.shownIdea();
    const person = talk.visitor();
    await vote(person, item, 1);
    await vote(person, 3, 1, second.number);
    const numbers = await ask<{ participant: string }>('select participant from conversations.vote where (phase_number = $1 and item = $2) or (phase_number = $3 and item = 3)', [talk.phase.number, item, second.number]);
    assert.equal(numbers.length, 2);
    assert.notEqual(numbers[0]?.participant, numbers[1]?.participant);
  });

  it('finds, after the end, no key, new numbers, another order and one transaction number', async () => {
    const ideas = await Promise.all(Array.from({ length: 4 }, () => talk.shownIdea()));
    const people = Array.from({ length: 50 }, () => talk.visitor());
    for (const [n, person] of people.entries()) for (const { item } of ideas) await vote(person, item, ([1, -1, 0] as const)[n % 3] ?? 0);
    const before = await ask<{ item: number; up: number; down: number; pass: number }>('select item, up, down, pass from conversations.tally where phase_number = $1 order by item', [talk.phase.number]);
    const order = (await ask<{ participant: string }>('select participant from conversations.vote where phase_number = $1 and item = $2 order by ctid', [talk.phase.number, ideas[0]?.item])).map(({ participant }) => participant);
    await talk.world.database.owner.query("update conversations.phase set closed_at = $2::timestamptz - interval '2 minutes' where id = $1", [talk.phase.id, talk.now]);
    const sealed = await talk.world.database.owner.query<{ done: boolean }>('select conversations.seal_phase($1, $2) as done', [talk.phase.number, talk.now]);
    assert.equal(sealed.rows[0]?.done, true);
    assert.deepEqual(await ask('select 1 from conversations.phase_key where phase_number = $1', [talk.phase.number]), []);
    assert.deepEqual(await ask('select 1 from conversations.vote where phase_number = $1', [talk.phase.number]), []);
    const kept = await ask<{ participant: number }>('select participant from conversations.sealed_vote where phase_number = $1 and item = $2 order by ctid', [talk.phase.number, ideas[0]?.item]);
    assert.equal(kept.length, order.length);
    assert.ok(Math.max(...kept.map(({ participant }) => participant)) <= 200, 'numbers are small and new');
    const counted = await ask('select item, count(*) filter (where choice = 1)::int as up, count(*) filter (where choice = -1)::int as down, count(*) filter (where choice = 0)::int as pass from conversations.sealed_vote where phase_number = $1 group by item order by item', [talk.phase.number]);
    assert.deepEqual(counted, before.filter(({ up, down, pass }) => up + down + pass > 0));
    assert.deepEqual(await ask('select count(distinct xmin::text)::int as n from conversations.contribution where phase_id = $1', [talk.phase.id]), [{ n: 1 }]);
    const texts = (await ask<{ words: string }>("select words from conversations.contribution where words like 'Idea in order%' order by ctid")).map(({ words: text }) => Number(text.slice(-2)));
    assert.ok(Math.abs(rankCorrelation(texts)) < 0.5, 'the rows of the words still stand in the order they came');
  });

  it('reads off no single vote from the order of the open list, by looking at all lists before and after it', () => {
    const ideas = Array.from({ length: 40 }, (_, n) => ({ item: n, served: 40 + ((n * 37) % 40), up: 4 + ((n * 13) % 17), down: (n * 7) % 9 }));
    const lists = (votes: KnownVotes) => {
      const openness = findOpenness(ideas.map(({ item, served }) => ({ ...(votes.get(item) ?? { up: 0, down: 0 }), exposure: served })));
      const feed = ideas.map(({ item, served }, at) => ({ id: String(item), publishedAt: '2026-05-01T00:00:00.000Z', exposure: served, openness: openness[at] ?? 0 }));
      return Array.from({ length: 64 }, (_, list) => orderFeed({ ideas: feed, order: 'balanced', seed: `part ${list}` }).map(({ id }) => id).join());
    };
    const known = votesInEights(undefined, ideas);
    const before = lists(known);
    const plus = (votes: number) => ideas.map((idea) => (idea.item === 7 ? { ...idea, up: idea.up + votes } : idea));
    for (let votes = 1; votes < 8; votes += 1) assert.deepEqual(lists(votesInEights(known, plus(votes))), before, `${votes} more`);
    assert.notDeepEqual(lists(votesInEights(known, plus(8))), before, 'and it follows when eight have come');
    assert.notDeepEqual(lists(votesInEights(undefined, plus(1))), before, 'a list that followed each vote would tell it');
  });

  it('sees no totals of an open phase on any page', async () => {
    const { openTestSite } = await import('#test/site');
    const site = await openTestSite();
    try {
      const path = '/conversations/vale-rural-care/1';
      const first = await site.server.inject(path);
      assert.equal(first.statusCode, 200);
      for (const body of [first.body, (await site.server.inject('/conversations/vale-rural-care')).body]) assert.doesNotMatch(body, /\d+ (people )?(support|oppose|votes)/i);
    } finally {
      await site.close();
    }
  });
});

/** Spearman's rank correlation of a list of distinct ranks with its own order. */
function rankCorrelation(ranks: readonly number[]): number {
  const n = ranks.length;
  const squares = ranks.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
