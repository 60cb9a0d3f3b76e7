import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { readDemo } from '../demo.ts';
import { england } from '../scale/load.ts';
import { loadGeneratedConversation, type GeneratedConversation } from './load.ts';

const now = new Date('2026-11-22T06:00:00Z');

describe('a generated conversation', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openTestDatabase('seeded');
  });
  after(() => database.close());
  const load = (asked: Partial<GeneratedConversation>) => loadGeneratedConversation(database.ownerUrl, { contributions: 900, votes: 20_000, seed: 1, shape: 'both', ...asked }, { now, print: () => undefined });
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await database.owner.query<Row>(query, values)).rows;

  it('holds what was asked for, in one part that is over and sealed and one that is open', async () => {
    const code = await load({});
    const phases = await ask<{ number: number; sealed: boolean; has_key: boolean }>('select p.number, p.sealed_at is not null as sealed, exists (select from conversations.phase_key k where k.phase_number = p.number) as has_key from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = $1 order by p.position', [code]);
    assert.deepEqual(phases.map(({ sealed, has_key: hasKey }) => [sealed, hasKey]), [[true, false], [false, true]]);
    const numbers = phases.map(({ number }) => number);
    const [words] = await ask<{ n: number; states: number }>('select count(*)::int as n, count(distinct c.state)::int as states from conversations.contribution c join conversations.phase p on p.id = c.phase_id where p.number = any ($1)', [numbers]);
    assert.deepEqual(words, { n: 900, states: 5 });
    const [votes] = await ask<{ sealed: number; open: number; tallied: number; exposed: number }>(`select (select count(*)::int from conversations.sealed_vote where phase_number = any ($1)) as sealed, (select count(*)::int from conversations.vote where phase_number = any ($1)) as open,
      (select sum(up + down + pass)::int from conversations.tally where phase_number = any ($1)) as tallied, (select sum(votes)::int from conversations.exposure where phase_number = any ($1) and served >= votes and seen >= votes) as exposed`, [numbers]);
    assert.deepEqual(votes, { sealed: 10_000, open: 10_000, tallied: 20_000, exposed: 20_000 });
    assert.deepEqual(await ask('select is_example from conversations.conversation where code = $1', [code]), [{ is_example: true }]);
  });

  it('shows no comment without a shown idea above it, and nothing later than now', async () => {
    assert.deepEqual(await ask("select 1 from conversations.contribution c join conversations.contribution i on i.id = c.parent_id where c.state = 'shown' and i.state not in ('shown', 'merged')"), []);
    assert.deepEqual(await ask('select 1 from conversations.contribution where received_hour > $1', [now]), []);
  });

  it('is the same for the same seed, another for another, and nothing is added twice', async () => {
    const votesOf = async (code: string) => (await ask<{ hash: string }>(`select md5(string_agg(v.participant || ' ' || v.item || ' ' || v.choice, ';' order by v.participant, v.item)) as hash
      from conversations.sealed_vote v join conversations.phase p on p.number = v.phase_number join conversations.conversation c on c.id = p.conversation_id where c.code = $1`, [code]))[0]?.hash;
    const first = await load({ shape: 'ended', votes: 5_000 });
    const was = await votesOf(first);
    assert.equal(await load({ shape: 'ended', votes: 5_000 }), first);
    assert.equal(await votesOf(first), was);
    assert.notEqual(await votesOf(await load({ shape: 'ended', votes: 5_000, seed: 2 })), was);
    await database.owner.query("update conversations.conversation set code = 'kept-aside' where code = $1", [first]);
    assert.equal(await votesOf(await load({ shape: 'ended', votes: 5_000 })), was);
  });
});

describe('what "demo" was asked for', () => {
  it('is read, or answered with a sentence', () => {
    assert.deepEqual(readDemo(['--scale', 'england']), { scale: england });
    assert.deepEqual(readDemo(['--conversation', '--votes', '10', '--open']), { conversation: { contributions: 21_000, votes: 10, seed: 1, shape: 'open' } });
    assert.deepEqual(readDemo(['--thread']), { thread: true });
    for (const args of [[], ['--thread', '--votes', '3'], ['--scale', 'wales'], ['--conversation', '--votes', '-1'], ['--conversation', '--seed', 'x'], ['--conversation', '--contributions', '200001'], ['--conversation', '--open', '--ended'], ['--conversation', '--scale', 'england'], ['--votes', '3']]) {
      const read = readDemo(args);
      assert.match('wrong' in read ? read.wrong : '', /^(Say|--)/, args.join(' '));
    }
  });
});
