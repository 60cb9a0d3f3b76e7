import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { keepVote, votesOf, type AskedVote } from './vote-desk.ts';

describe('votes', () => {
  let talk: ConversationWorld;
  before(async () => {
    talk = await openConversationWorld();
  });
  after(() => talk.close());

  const vote = (token: Buffer, item: number, choice: AskedVote['choice'], perspective: string | null = null) => keepVote(talk.world.database.web, { phaseNumber: talk.phase.number, token, item, choice, perspective }, talk.now);
  const tally = async (item: number) => (await talk.world.database.owner.query('select up, down, pass from conversations.tally where phase_number = $1 and item = $2', [talk.phase.number, item])).rows[0];
  const rows = async (item: number) => (await talk.world.database.owner.query('select choice from conversations.vote where phase_number = $1 and item = $2', [talk.phase.number, item])).rows.map(({ choice }) => choice as number);

  it('replace each other, are taken back, and the totals follow', async () => {
    const { item } = await talk.shownIdea();
    const [ann, bob] = [talk.visitor(), talk.visitor()];
    assert.deepEqual(await Promise.all([vote(ann, item, 1), vote(bob, item, -1)]), ['kept', 'kept']);
    assert.deepEqual(await tally(item), { up: 1, down: 1, pass: 0 });
    await vote(bob, item, 1);
    await vote(bob, item, 1);
    assert.deepEqual(await tally(item), { up: 2, down: 0, pass: 0 });
    await vote(ann, item, null);
    assert.deepEqual(await tally(item), { up: 1, down: 0, pass: 0 });
    assert.deepEqual(await rows(item), [1]);
    assert.deepEqual([...(await votesOf(talk.world.database.web, { phaseNumber: talk.phase.number, token: bob }))].filter(([each]) => each === item), [[item, 1]]);
  });

  it('stay one each, and add up, when 40 people change their minds at once through two processes', async () => {
    const ideas = await Promise.all(Array.from({ length: 5 }, () => talk.shownIdea()));
    const people = Array.from({ length: 40 }, () => talk.visitor());
    const { openStore } = await import('#platform/db');
    const other = openStore({ url: talk.world.database.webUrl, name: 'second process' });
    try {
      const choices = [1, -1, 0, null] as const;
      await Promise.all(Array.from({ length: 800 }, (_, n) => keepVote(n % 2 ? other : talk.world.database.web, {
        phaseNumber: talk.phase.number, token: people[(n * 7) % 40] ?? talk.visitor(), item: ideas[(n * 3) % 5]?.item ?? 0, choice: choices[(n * 11 + (n >> 3)) % 4] ?? null, perspective: null,
      }, talk.now)));
    } finally {
      await other.close();
    }
    for (const { item } of ideas) {
      const kept = await rows(item);
      assert.ok(kept.length <= 40);
      assert.deepEqual(await tally(item), { up: kept.filter((choice) => choice === 1).length, down: kept.filter((choice) => choice === -1).length, pass: kept.filter((choice) => choice === 0).length });
    }
  });

  it('are refused for words that are not shown, and while the phase is closed or paused', async () => {
    const { id, item } = await talk.shownIdea();
    const { owner } = talk.world.database;
    assert.equal(await vote(talk.visitor(), 4, 1), 'unknown');
    await owner.query("update conversations.contribution set state = 'held' where id = $1", [id]);
    assert.equal(await vote(talk.visitor(), item, 1), 'unknown');
    await owner.query("update conversations.contribution set state = 'shown' where id = $1", [id]);
    await owner.query("insert into conversations.pause (phase_id, organisation_id, began_at, reason) values ($1, $2, $3, 'A pause')", [talk.phase.id, talk.world.organisationId, talk.now]);
    assert.equal(await vote(talk.visitor(), item, 1), 'closed');
    await owner.query('delete from conversations.pause');
    assert.equal(await vote(talk.visitor(), item, 1), 'kept');
    const late = keepVote(talk.world.database.web, { phaseNumber: talk.phase.number, token: talk.visitor(), item, choice: 1, perspective: null }, new Date('2026-04-30T23:00:00Z'));
    assert.equal(await late, 'closed');
  });

  it('cannot be read or written by the web’s login but through its functions', async () => {
    for (const table of ['vote', 'sealed_vote', 'tally', 'perspective_tally', 'phase_key', 'exposure', 'reach_total']) {
      await assert.rejects(talk.world.database.web.unscoped((database) => database.selectFrom(`conversations.${table}` as 'conversations.vote').selectAll().execute()), /permission denied/, table);
    }
    await assert.rejects(talk.world.database.web.unscoped((database) => database.selectFrom('conversations.contribution').select('code_hash').execute()), /permission denied/);
  });
});
