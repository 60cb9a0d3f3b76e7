import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicViewer } from '#platform/http';
import { openResultWorld, type ResultWorld } from '#test/result-world';
import { analyseConversation, type OpinionAnswer } from '#engines/opinion';
import { toldOpinion, voteColumns } from '../../src/modules/conversations/domain/results/told-groups.ts';

const ended = new Date('2026-05-10T00:00:00Z');
const later = (days: number, minutes = 5) => new Date(ended.getTime() + days * 86_400_000 + minutes * 60_000);

interface Row {
  version: number;
  words: string;
  up: number;
  down: number;
  pass: number;
  room: number | null;
  people: number | null;
  few: boolean;
  less: number | null;
  less_people: number | null;
}

describe('somebody who reads every version of a result, at every time, as everyone may,', () => {
  let talk: ResultWorld;
  let items: Record<'big' | 'small' | 'twin' | 'carers' | 'few', { id: string; item: number }>;
  before(async () => {
    talk = await openResultWorld();
    items = { big: await talk.shownIdea('Heard by a room'), small: await talk.shownIdea('Heard by a few'), twin: await talk.shownIdea('The same, heard by a few'), carers: await talk.shownIdea('Backed by carers'), few: await talk.shownIdea('Backed by few carers') };
    for (const { item } of Object.values(items)) await talk.back(item, 3);
    await talk.ask("insert into conversations.phase_perspective (phase_id, organisation_id, perspective) values ($1, $2, 'carer')", [talk.phase.id, talk.world.organisationId]);
    for (let n = 0; n < 13; n += 1) await talk.vote(talk.visitor(), items.carers.item, n < 9 ? 1 : -1, 'carer');
    for (let n = 0; n < 6; n += 1) await talk.vote(talk.visitor(), items.few.item, 1, 'carer');
    await talk.room(14, [{ item: items.big.item, up: 9, down: 1, pass: 4 }]);
    await talk.room(6, [{ item: items.small.item, up: 5, down: 1, pass: 0 }]);
    await talk.room(5, [{ item: items.twin.item, up: 2, down: 3, pass: 0 }]);
    await talk.end(ended);
    await talk.workOut(later(0), 'the end');
    await talk.workOut(later(7), 'in person told');
    // After the end two ideas that each a few heard are merged: together eleven people heard them.
    await talk.ask("update conversations.contribution set state = 'merged', merged_into = $1 where id = $2", [items.small.id, items.twin.id]);
    await talk.workOut(later(8));
  });
  after(() => talk.close());

  const published = () => talk.ask<Row & Record<string, unknown>>(`select r.version, c.words, w.up, w.down, w.pass, w.in_person_up as room, w.in_person_people as people, w.is_in_person_few as few, w.less_up as less, w.less_people
    from conversations.result_words w join conversations.result r on r.id = w.result_id join conversations.contribution c on c.id = w.contribution_id order by 1, 2`);
  const of = (rows: readonly Row[], version: number, words: string) => rows.find((row) => row.version === version && row.words === words);

  it('sees a workshop of enough people from the second version on, counted like anybody', async () => {
    const rows = await published();
    assert.deepEqual([of(rows, 1, 'Heard by a room')?.up, of(rows, 2, 'Heard by a room')?.up, of(rows, 2, 'Heard by a room')?.people], [3, 12, 14]);
  });

  it('finds no difference between versions that tells how a few in a room voted, also after ideas are merged', async () => {
    const rows = await published();
    const figures = (row: Row | undefined) => row && [row.up, row.down, row.pass];
    assert.deepEqual(figures(of(rows, 2, 'Heard by a few')), figures(of(rows, 1, 'Heard by a few')), 'what six people said is in no figure');
    assert.deepEqual(figures(of(rows, 3, 'Heard by a few')), [6, 0, 0], 'merged: both ideas’ votes online, and nobody’s hand');
    assert.deepEqual(rows.filter(({ people }) => people !== null && people < 8), []);
    assert.ok(of(rows, 2, 'Heard by a few')?.few);
  });

  it('sees perspectives in tens, and none of fewer than ten people', async () => {
    const rows = await published();
    assert.deepEqual([of(rows, 2, 'Backed by carers')?.less, of(rows, 2, 'Backed by carers')?.less_people], [10, 10], '9 of 13 is told as 10 of 10');
    assert.equal(of(rows, 2, 'Backed by few carers')?.less, null);
  });

  it('finds the fingerprint of what went in the same, whatever a few in a room said', async () => {
    const digest = async () => (await talk.ask<{ input_digest: string }>('select input_digest from conversations.result order by version desc limit 1'))[0]?.input_digest;
    const before = await digest();
    await talk.ask('update conversations.batch_tally set up = 0, down = 6 where item = $1', [items.small.item]);
    await talk.workOut(later(9));
    assert.equal(await digest(), before, 'nobody can try out what they said until the fingerprint fits');
  });

  it('finds no participant, no minute and no person in any table of results', async () => {
    const columns = await talk.ask<{ column: string; type: string }>("select column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations' and table_name in ('result', 'result_words', 'result_theme', 'result_due')");
    assert.deepEqual(columns.filter(({ column, type }) => /participant|_by$|person_id/.test(column) || /time/.test(type)), []);
    const [{ opinion } = { opinion: '' }] = await talk.ask<{ opinion: string }>('select opinion::text as opinion from conversations.result order by version desc limit 1');
    assert.doesNotMatch(opinion, /participant|projection|inConversation/);
  });

  it('is not shown which results are due, nor anything to write', async () => {
    await assert.rejects(talk.as(publicViewer, (tx) => tx.selectFrom('conversations.result_due').selectAll().execute()), /permission denied/);
    await assert.rejects(talk.as(publicViewer, (tx) => tx.insertInto('conversations.result_due').values({ phase_id: talk.phase.id }).execute()), /permission denied/);
  });
});

describe('somebody who reads opinion groups', () => {
  const words = Array.from({ length: 12 }, (_, at) => ({ id: `idea-${at}`, item: at + 1, kind: 'idea' as const }));
  /** Two camps that disagree on all; `strays` vote on three ideas only, so that they stand in no group. */
  const camps = (a: number, b: number, strays: readonly number[] = []): OpinionAnswer => {
    const votes = { participants: [] as number[], items: [] as number[], choices: [] as number[] };
    const cast = (participant: number, item: number, choice: number) => { votes.participants.push(participant); votes.items.push(item); votes.choices.push(choice); };
    for (let person = 0; person < a + b; person += 1) for (const { item } of words) cast(person, item, ((person < a) === (item % 2 === 0) ? 1 : -1) * ((person * 7 + item * 5) % 13 === 0 ? -1 : 1));
    for (const [at, choice] of strays.entries()) for (const item of [1, 2, 3]) cast(a + b + at, item, choice);
    return analyseConversation(voteColumns({ votes, words }), { heldOut: false });
  };

  it('is told of two groups of enough people', () => assert.deepEqual(toldOpinion(camps(30, 20)).groups.map(({ size }) => size).toSorted((a, b) => a - b), [20, 30]));

  it('is told of no group at all where one has fewer than eight, since the others and the whole would give it away', () => {
    const answer = camps(40, 6);
    assert.ok(answer.groups.some(({ size }) => size < 8), 'the engine finds the small group');
    const told = toldOpinion(answer);
    assert.deepEqual(told.groups, []);
    assert.match(told.reason ?? '', /fewer than 8 people/);
    assert.ok([...told.ideas.values()].every(({ bridging, byGroup }) => bridging === null && byGroup.length === 0));
    assert.doesNotMatch(told.sentence, /46|\b6\b/);
  });

  it('cannot work out how one person who stands in no group voted', () => {
    const [backs, opposes] = [toldOpinion(camps(30, 20, [1])), toldOpinion(camps(30, 20, [-1]))];
    assert.deepEqual([...backs.ideas].map(([item, { byGroup }]) => [item, byGroup]), [...opposes.ideas].map(([item, { byGroup }]) => [item, byGroup]));
    assert.doesNotMatch(backs.sentence, /51/, 'that one person stands in none is not told either');
    for (const { byGroup } of backs.ideas.values()) for (const shares of byGroup) for (const share of shares ?? []) assert.equal(share % 5, 0);
  });

  it('finds nobody in what is told', () => {
    const told = toldOpinion(camps(30, 20));
    assert.deepEqual(Object.keys(told.groups[0] ?? {}).toSorted(), ['number', 'sentence', 'size', 'speaks', 'stability', 'x', 'y']);
  });
});
