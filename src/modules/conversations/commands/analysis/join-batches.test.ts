import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Forbidden, NotFound } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { saturationPage } from '../../queries/analysis/saturation.ts';
import { joinBatches, partBatches } from './join-batches.ts';

describe('saturation of stored batches', () => {
  let talk: ConversationWorld;
  before(async () => {
    talk = await openConversationWorld();
  });
  after(() => talk.close());

  it('gives the worked example: base 35, 5.7 % with batch 6, reached with batch 7 at 2.9 %; and the same by group', async () => {
    const { owner } = talk.world.database;
    const { organisationId } = talk.world;
    const { rows: [phase] } = await owner.query<{ id: string }>('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id]);
    const addCodeRow = async () => (await owner.query<{ id: string }>('insert into conversations.code (conversation_id, organisation_id) values ($1, $2) returning id', [phase?.id, organisationId])).rows[0]?.id;
    for (const [at, count] of [18, 9, 5, 3, 1, 1, 0, 0, 0].entries()) {
      const { rows: [round] } = await owner.query<{ id: string }>('insert into conversations.coding_round (conversation_id, organisation_id, number, coder_count, begun_at, finished_at) values ($1, $2, $3, 1, now(), now()) returning id', [phase?.id, organisationId, at + 1]);
      const idea = await talk.shownIdea();
      await owner.query("insert into conversations.settled values ($1, $2, $3, 'neutral', 'coded by one')", [idea.id, round?.id, organisationId]);
      for (let n = 0; n < count; n += 1) await owner.query('insert into conversations.settled_code values ($1, $2, $3)', [idea.id, await addCodeRow(), organisationId]);
    }
    const { whole, byGroup } = await talk.as(await talk.world.person('researcher'), (tx) => saturationPage(tx, phase?.id ?? ''));
    assert.deepEqual(whole.lines.map(({ newCodes }) => newCodes), [18, 9, 5, 3, 1, 1, 0, 0, 0]);
    assert.equal(whole.baseCodes, 35);
    assert.deepEqual(whole.perRun.map(({ share }) => Number(share?.toFixed(4))), [0.0571, 0.0286, 0, 0]);
    assert.equal(whole.reachedAt, 7);
    assert.deepEqual(byGroup.map(({ name, words, saturation }) => [name, words, saturation.baseCodes]), [['Online', 9, 35], ['By phone or on paper', 0, null], ['In person', 0, null]]);
  });

  it('looks at a small batch together with the one before, says so beside what was drawn, and undoes it without loss', async () => {
    const { owner } = talk.world.database;
    const conversationId = (await owner.query<{ id: string }>('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id])).rows[0]?.id ?? '';
    const { rows: rounds } = await owner.query<{ id: string }>('select id from conversations.coding_round order by number');
    await owner.query('insert into conversations.round_item select s.round_id, s.contribution_id, s.organisation_id, 1 from conversations.settled s');
    // The batches as drawn held three words; the sixth held one.
    for (const [at, { id }] of rounds.entries()) for (let n = 0; n < (at === 5 ? 0 : 2); n += 1) {
      const { id: words } = await talk.shownIdea();
      await owner.query('insert into conversations.round_item values ($1, $2, $3, $4)', [id, words, talk.world.organisationId, n + 2]);
      await owner.query("insert into conversations.settled values ($1, $2, $3, 'neutral', 'coded by one')", [words, id, talk.world.organisationId]);
    }
    const [researcher, peer, stranger] = await Promise.all([talk.world.person('researcher'), talk.world.person('community partner'), talk.world.person('researcher', 'other')]);
    const join = (by: Viewer & { personId: string }, batch: number) => talk.as(by, (tx) => joinBatches(tx, { viewer: by, now: talk.now }, { conversationId, batch, reason: 'It holds one word' }));
    const read = () => talk.as(researcher, (tx) => saturationPage(tx, conversationId));
    assert.deepEqual((await read()).canJoin, [6, 7]);
    await assert.rejects(join(peer, 6), Forbidden);
    await assert.rejects(join(stranger, 6), NotFound);
    await assert.rejects(join(researcher, 4), /cannot be joined/, 'neither of them is small');
    await join(researcher, 6);
    await assert.rejects(join(researcher, 6), /cannot be joined/);
    const { whole, asDrawn, joinings } = await read();
    assert.deepEqual([whole.lines.map(({ batch }) => batch), whole.reachedAt], [[1, 2, 3, 4, '5+6', 7, 8, 9], 8], '2 of 35 stay above the threshold, until batches 7 and 8 bring none');
    assert.match(asDrawn ?? '', /reached with batch 7: .* Batch 6 is small and counts like a large one\.$/);
    await talk.as(researcher, (tx) => partBatches(tx, { viewer: researcher, now: talk.now }, joinings[0]?.id ?? ''));
    const { whole: apart, asDrawn: none } = await read();
    assert.deepEqual([apart.reachedAt, none], [7, null]);
    assert.deepEqual((await owner.query<{ name: string; facts: unknown }>("select name, facts from platform.event where subject_kind = 'coding batch' order by id")).rows, [{ name: 'batch joined with the one before', facts: { batch: 6, reason: 'It holds one word' } }, { name: 'batches parted again', facts: { batch: 6 } }]);
  });
});
