import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseOpinion, openConversation, type OpinionAnswer } from '../index.ts';
import { plantedVotes } from '../planted-votes.ts';

const { votes } = plantedVotes({ people: 120, statements: 30, groups: 2, density: 0.5, seed: 6 });
const settings = { heldOut: false, statements: [{ id: 3, moderated: -1 as const }] };
const countsOf = (answer: OpinionAnswer) => answer.statements.map(({ id, agree, disagree, pass, seen }) => [id, agree, disagree, pass, seen].join(' ')).toSorted();

/** Votes of each group as the answer's own groups say they should be. */
function countByHand(answer: OpinionAnswer, cast: typeof votes): Map<string, number> {
  const groupOf = new Map(answer.groups.flatMap((group) => group.participants.map((participant) => [participant, group.id])));
  const counts = new Map<string, number>();
  const last = new Map(cast.map((vote) => [`${vote.participant} ${vote.statement}`, vote]));
  for (const vote of last.values()) {
    const key = `${groupOf.get(vote.participant)} ${vote.statement} ${vote.value}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

test('added votes count exactly at once, in all and in each group, also changed votes, newcomers and new statements', () => {
  const cut = votes.length - 400;
  const later = [...votes.slice(cut), { participant: 500, statement: 900, value: 1 as const }, { participant: 0, statement: 900, value: -1 as const }, { participant: 0, statement: 900, value: 0 as const }];
  const open = openConversation({ votes: votes.slice(0, cut), ...settings });
  for (let start = 0; start < later.length; start += 100) open.add(later.slice(start, start + 100));
  const answer = open.answer();
  const all = [...votes.slice(0, cut), ...later];
  assert.deepEqual(countsOf(answer), countsOf(analyseOpinion({ votes: all, ...settings })));
  assert.equal(answer.groups.length, 2);
  const byHand = countByHand(answer, all);
  for (const row of answer.perGroup) {
    assert.equal(row.agrees, byHand.get(`${row.group} ${row.statement} 1`) ?? 0);
    assert.equal(row.disagrees, byHand.get(`${row.group} ${row.statement} -1`) ?? 0);
    assert.equal(row.seen - row.agrees - row.disagrees, byHand.get(`${row.group} ${row.statement} 0`) ?? 0);
  }
  assert.deepEqual(answer.groups.map((group) => group.size), answer.groups.map((group) => group.participants.length));
});

test('bridging stays within 0.1 of a recomputation after a tenth of the votes came in, and is the same after one', () => {
  const cut = Math.floor(votes.length * 0.9);
  const open = openConversation({ votes: votes.slice(0, cut), ...settings });
  open.add(votes.slice(cut));
  const full = analyseOpinion({ votes, ...settings });
  const before = new Map(open.answer().statements.map((one) => [one.id, one.bridging]));
  for (const { id, bridging } of full.statements) if (bridging) assert.ok(Math.abs((before.get(id)?.value ?? 9) - bridging.value) < 0.1, `statement ${id}`);
  open.recompute();
  assert.deepEqual(open.answer(), full);
});

test('names votes it cannot read, and works from nothing', () => {
  const open = openConversation({ votes: [] });
  assert.deepEqual(open.add([{ participant: 1, statement: 1, value: 7 as never }, { participant: 1, statement: 1, value: 1 }]).map((fault) => fault.id), ['votes[0]']);
  assert.equal(open.answer().statements[0]?.agree, 1);
  open.recompute();
  assert.deepEqual(open.answer(), analyseOpinion({ votes: [{ participant: 1, statement: 1, value: 1 }] }));
});
