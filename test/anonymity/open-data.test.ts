import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readZip } from '#platform/zip';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { contribute } from '../../src/modules/conversations/commands/contribute.ts';
import { keepBundles } from '../../src/modules/conversations/commands/open-data/keep-bundles.ts';
import { withdrawOwnWords } from '../../src/modules/conversations/commands/own-words.ts';
import { keepVote } from '../../src/modules/conversations/data/vote-desk.ts';
import { drawReach } from '../../src/modules/conversations/data/reach/draw-figures.ts';
import { reachOf } from '../../src/modules/conversations/queries/reach/reach-figures.ts';
import { keptBundles, pieceOf } from '../../src/modules/conversations/queries/open-data/kept-bundle.ts';

/** Plays what somebody could try who has nothing but the open data. */
describe('open data of a conversation', () => {
  let talk: ConversationWorld;
  let conversationId: string;
  const codes = new Map<string, string>();
  const ended = new Date('2026-05-10T12:00:00Z');
  const later = new Date('2026-06-01T12:00:00Z');
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;

  before(async () => {
    talk = await openConversationWorld();
    const { owner, web } = talk.world.database;
    conversationId = (await ask<{ id: string }>("update conversations.conversation set is_matrix_open = true where code = 'talk' returning id"))[0]?.id ?? '';
    for (let n = 0; n < 40; n += 1) await add(`Shown in order ${String(n).padStart(2, '0')}`, 'shown');
    for (const state of ['held', 'refused'] as const) await add(`Xylograph ${state}`, state);
    await add('Xylograph masked', 'shown', 'Shown with a mask');
    await add('Xylograph taken out', 'shown');
    const [target] = await ask<{ id: string }>("select id from conversations.contribution where words = 'Shown in order 00'");
    await add('Xylograph merged', 'shown');
    await owner.query("update conversations.contribution set state = 'merged', merged_into = $1 where words = 'Xylograph merged'", [target?.id]);
    const items = (await ask<{ item: number }>("select item from conversations.contribution where phase_id = $1 and state in ('shown', 'refused') order by item", [talk.phase.id])).map(({ item }) => item);
    const people = Array.from({ length: 30 }, () => talk.visitor());
    for (const [n, token] of people.entries()) for (const item of items.slice(0, 1 + n)) await keepVote(web, { phaseNumber: talk.phase.number, token, item, choice: ([1, -1, 0] as const)[(n + item) % 3] ?? 0, perspective: null }, talk.now);
    await owner.query("insert into conversations.reach_total values ($1, 'carer', 'yes', 9), ($1, 'carer', 'no', 27)", [talk.phase.number]);
    await owner.query("insert into conversations.exposure select $1, item, 3, '2026-05-04T03:00Z', false, 5, 4, 1 from conversations.contribution where phase_id = $2 limit 10", [talk.phase.number, talk.phase.id]);
    await owner.query("insert into conversations.spoken_tally select $1, 'phone', item, 2, 1, 0 from conversations.contribution where words = 'Shown in order 01'", [talk.phase.number]);
  });
  after(() => talk.close());

  async function add(words: string, state: string, shown: string | null = null): Promise<void> {
    const { id, code } = await contribute(talk.world.database.web, { phaseId: talk.phase.id, words }, talk.now);
    codes.set(words, code);
    await talk.world.database.owner.query('update conversations.contribution set state = $2, shown_words = $3 where id = $1', [id, state, shown]);
    if (state === 'shown') await talk.world.database.owner.query("insert into conversations.showing (contribution_id, organisation_id, began_hour) values ($1, $2, '2026-05-05T09:00Z') on conflict do nothing", [id, talk.world.organisationId]);
  }

  /** Every file that everyone can take now, as text; none where nothing is given out. */
  async function given(): Promise<Map<string, string>> {
    const pieces: Buffer[] = [];
    await talk.world.database.web.reading({ as: 'public' }, async (tx) => {
      for (const bundle of (await keptBundles(tx, conversationId)).values()) {
        for (let number = 0, piece = await pieceOf(tx, bundle, 0); piece !== null; piece = await pieceOf(tx, bundle, (number += 1))) pieces.push(piece);
      }
    });
    if (pieces.length === 0) return new Map();
    const read = readZip(Buffer.concat(pieces), { maxFiles: 50, maxBytes: 10_000_000 });
    assert.ok(read.ok);
    return new Map([...read.files].map(([name, content]) => [name, content.toString()]));
  }
  const make = () => keepBundles(talk.world.database.worker, later);
  const rowsOf = (text: string): string[][] => text.trimEnd().split('\r\n').map((line) => line.split(','));

  it('is not there before the end', async () => {
    assert.equal(await make(), 0);
    assert.equal((await given()).size, 0);
    const { owner } = talk.world.database;
    await owner.query('update conversations.phase set closed_at = $2 where id = $1', [talk.phase.id, ended]);
    assert.equal(await make(), 0, 'closed, and the votes still under the key');
    await owner.query('select conversations.seal_phase($1, $2)', [talk.phase.number, new Date(ended.getTime() + 120_000)]);
    assert.equal(await make(), 1);
    assert.ok((await given()).size > 8);
  });

  it('holds no words that are not shown, in no file', async () => {
    const files = await given();
    assert.match(files.get('comments.csv') ?? '', /Shown in order 39/);
    assert.match(files.get('comments.csv') ?? '', /Shown with a mask/);
    for (const [name, text] of files) for (const word of ['held', 'refused', 'masked', 'merged']) assert.ok(!text.includes(`Xylograph ${word}`), `${word} in ${name}`);
  });

  it('joins no words to votes, and names no author', async () => {
    const files = await given();
    const [head = [], ...rows] = rowsOf(files.get('comments.csv') ?? '');
    const author = head.indexOf('author-id');
    assert.ok(author > 0 && rows.every((row) => row[author] === ''));
    for (const [name, text] of files) assert.doesNotMatch(text.split('\r\n')[0] ?? '', /\b(xid|code|hash|district|received)\b/, name);
    const votes = rowsOf(files.get('participants-votes.csv') ?? '');
    assert.deepEqual(votes[0]?.slice(0, 6), ['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree']);
    assert.ok(votes.slice(1).every((row) => row[2] === ''), 'not even how much somebody wrote');
    for (const code of codes.values()) for (const [name, text] of files) assert.ok(!text.includes(code), name);
  });

  it('tells the hour from which words were shown, never the hour in which they were written, and of votes no hour at all', async () => {
    const files = await given();
    const [, ...rows] = rowsOf(files.get('comments.csv') ?? '');
    assert.deepEqual([...new Set(rows.map(([, when]) => when))], ['2026-05-05T09:00:00.000Z'], 'written at three in the morning on the day before');
    for (const name of ['participants-votes.csv', 'exposure.csv', 'in-person.csv', 'reach.csv']) assert.doesNotMatch(files.get(name) ?? name, /20\d\d-|1[5-9]\d{11}|:\d\d/, name);
    assert.match(files.get('exposure.csv') ?? '', /,3,no,5,4,1/);
  });

  it('stands in an order that tells no time', async () => {
    const files = await given();
    const order = [...(files.get('comments.csv') ?? '').matchAll(/Shown in order (\d\d)/g)].map(([, n]) => Number(n));
    assert.equal(order.length, 40);
    const n = order.length;
    const correlation = 1 - (6 * order.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0)) / (n * (n * n - 1));
    // Spearman's rank correlation of 40 items stays within ±0.6 by chance but for one time in 10,000.
    assert.ok(Math.abs(correlation) < 0.6, String(correlation));
    // People voted one after the other, each on one item more than the one before: their rows do not stand so.
    const counts = rowsOf(files.get('participants-votes.csv') ?? '').slice(1).map((row) => Number(row[3]));
    assert.notDeepEqual(counts, counts.toSorted((a, b) => a - b));
  });

  it('tells of few people nothing', async () => {
    const files = await given();
    assert.deepEqual(rowsOf(files.get('reach.csv') ?? '').slice(1), [], 'nothing of whom it reached before everyone may read it');
    await talk.world.database.owner.query("insert into conversations.about_question values ($1, $2, 'carer')", [talk.phase.id, talk.world.organisationId]);
    await talk.world.database.owner.query("insert into conversations.reach_total values ($1, 'way', 'online', 36)", [talk.phase.number]);
    await talk.world.database.worker.within({ as: 'worker' }, (tx) => drawReach(tx, { id: talk.phase.id, number: talk.phase.number, organisationId: talk.world.organisationId, isOver: true }, later));
    assert.equal((await given()).size, 0, 'the older bundle is given out no more');
    await make();
    const reach = rowsOf((await given()).get('reach.csv') ?? '').slice(1);
    const { answers } = await talk.world.database.web.reading({ as: 'public' }, (tx) => reachOf(tx, talk.phase.id));
    assert.deepEqual(reach, answers.figures.map(({ question, answer, people }) => [question, answer, people === null ? '' : String(people)]), 'the same figures as on the page, and no others');
    assert.deepEqual(reach.filter(([question, answer]) => question === 'carer' && (answer === 'yes' || answer === 'no')), [['carer', 'no', '20'], ['carer', 'yes', '']]);
    const [item] = await ask<{ item: number }>("select item from conversations.contribution where words = 'Shown in order 01'");
    assert.match(files.get('in-person.csv') ?? '', new RegExp(`^${item?.item},,,,fewer people than may be told`, 'm'));
  });

  it('is given out no more from the moment somebody takes their words out, until it is made without them', async () => {
    assert.match((await given()).get('comments.csv') ?? '', /Xylograph taken out/);
    await withdrawOwnWords(talk.world.database.web, codes.get('Xylograph taken out') ?? '', later);
    assert.equal((await given()).size, 0);
    assert.equal(await make(), 1);
    const files = await given();
    assert.ok(files.size > 8);
    for (const [name, text] of files) assert.ok(!text.includes('taken out') || name === 'README.txt', name);
  });

  it('holds single votes only where the notice said so', async () => {
    await talk.world.database.owner.query("update conversations.conversation set is_matrix_open = false where code = 'talk'");
    await talk.world.database.owner.query('update conversations.open_data set changes = changes + 1');
    assert.equal(await make(), 1);
    const files = await given();
    assert.ok(files.size > 7);
    for (const name of ['participants-votes.csv', 'votes.csv']) assert.equal(files.has(name), false, name);
    assert.match(files.get('README.txt') ?? '', /single votes are not given out/);
  });
});
