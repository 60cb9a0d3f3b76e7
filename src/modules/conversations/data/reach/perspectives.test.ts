import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { keepVote } from '../vote-desk.ts';

type Choice = 1 | -1 | 0 | null;

describe('votes from a side', () => {
  let talk: ConversationWorld;
  let item: number;
  before(async () => {
    talk = await openConversationWorld();
    for (const perspective of ['carer', 'rural']) await talk.world.database.owner.query('insert into conversations.phase_perspective values ($1, $2, $3)', [talk.phase.id, talk.world.organisationId, perspective]);
  });
  after(() => talk.close());
  beforeEach(async () => { ({ item } = await talk.shownIdea()); });

  const vote = (token: Buffer, choice: Choice, perspective: string | null) => keepVote(talk.world.database.web, { phaseNumber: talk.phase.number, token, item, choice, perspective }, talk.now);
  const sides = async () => (await talk.world.database.owner.query<{ perspective: string; up: number; down: number; pass: number }>('select perspective, up, down, pass from conversations.perspective_tally where item = $1 and up + down + pass > 0 order by perspective', [item])).rows;
  const all = async () => (await talk.world.database.owner.query('select up, down, pass from conversations.tally where item = $1', [item])).rows[0];

  it('counts a changed vote once, under the side of the last time, whichever side that was', async () => {
    const token = talk.visitor();
    await vote(token, 1, 'carer');
    assert.deepEqual(await sides(), [{ perspective: 'carer', up: 1, down: 0, pass: 0 }]);
    await vote(token, -1, 'carer');
    assert.deepEqual(await sides(), [{ perspective: 'carer', up: 0, down: 1, pass: 0 }]);
    await vote(token, 0, 'rural');
    assert.deepEqual(await sides(), [{ perspective: 'rural', up: 0, down: 0, pass: 1 }]);
    await vote(token, 0, null);
    assert.deepEqual(await sides(), []);
    await vote(token, 0, 'carer');
    await vote(token, null, 'carer');
    assert.deepEqual(await sides(), []);
    assert.deepEqual(await all(), { up: 0, down: 0, pass: 0 });
  });

  it('takes no side that the organisers did not offer, and keeps the vote', async () => {
    assert.equal(await vote(talk.visitor(), 1, 'nobody-asked'), 'kept');
    assert.deepEqual(await sides(), []);
    assert.deepEqual(await all(), { up: 1, down: 0, pass: 0 });
  });

  it('keeps the totals right when many vote and change their vote and side at once', async () => {
    const people = Array.from({ length: 30 }, () => talk.visitor());
    const choices: Choice[] = [1, -1, 0, null];
    const offered = ['carer', 'rural', null];
    const last = new Map<Buffer, { choice: Choice; side: string | null }>();
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(people.map((token, at) => {
        const [choice, side] = [choices[(at * 7 + round * 3) % 4] ?? null, offered[(at + round) % 3] ?? null];
        last.set(token, { choice, side });
        return vote(token, choice, side);
      }));
    }
    assert.deepEqual(await sides(), expected([...last.values()]));
  });

  it('keeps them right when two votes of one browser come at once through two doors', async () => {
    const token = talk.visitor();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([direct(token, 1, 'carer'), direct(token, -1, 'rural')]);
      const [[side], { rows: [kept] }] = [await sides(), await talk.world.database.owner.query('select choice from conversations.vote where item = $1', [item])];
      assert.deepEqual(side, kept.choice === 1 ? { perspective: 'carer', up: 1, down: 0, pass: 0 } : { perspective: 'rural', up: 0, down: 1, pass: 0 });
      assert.equal((await sides()).length, 1);
    }
  });

  /** Not through the desk that gathers votes of one turn: each in a transaction of its own. */
  const direct = (token: Buffer, choice: number, side: string) => talk.world.database.owner.query('select conversations.cast_votes(array[$1::int], array[$2::bytea], array[$3::int], array[$4::smallint], array[$5], $6)', [talk.phase.number, token, item, choice, side, talk.now]);
});

function expected(last: readonly { choice: Choice; side: string | null }[]) {
  return ['carer', 'rural'].map((perspective) => {
    const of = (choice: Choice) => last.filter((each) => each.side === perspective && each.choice === choice).length;
    return { perspective, up: of(1), down: of(-1), pass: of(0) };
  });
}
