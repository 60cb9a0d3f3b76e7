import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Viewer } from '#platform/http';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { codeWords, finishCoding } from '../../src/modules/conversations/commands/analysis/code-words.ts';
import { beginRound, takeCoderPlace } from '../../src/modules/conversations/commands/analysis/coding-rounds.ts';
import { addCode } from '../../src/modules/conversations/commands/analysis/keep-codes.ts';
import { makeTheme } from '../../src/modules/conversations/commands/analysis/keep-themes.ts';
import { publishTheme } from '../../src/modules/conversations/commands/analysis/publish-theme.ts';
import { giveLeave } from '../../src/modules/conversations/commands/give-leave.ts';
import { contribute } from '../../src/modules/conversations/commands/contribute.ts';
import { withdrawOwnWords } from '../../src/modules/conversations/commands/own-words.ts';
import { storiesOf, wordsToLearnFrom } from '../../src/modules/conversations/queries/stories.ts';
import { themePage } from '../../src/modules/conversations/queries/analysis/themes.ts';

const stores = ['code', 'code_version', 'code_merger', 'coding_round', 'round_item', 'round_coder', 'coding_item', 'coding', 'settled', 'settled_code', 'words_leave', 'theme', 'theme_code', 'theme_publication', 'theme_source', 'theme_objective'];

/** Plays what docs/threats/conversations.md says about coding, themes and quotes. */
describe('a curious administrator, with a copy of what was made out of the words,', () => {
  let talk: ConversationWorld;
  let [researcher, lead]: (Viewer & { personId: string })[] = [];
  let conversationId = '';
  before(async () => {
    talk = await openConversationWorld();
    researcher = await talk.world.person('researcher');
    lead = await talk.world.person('Chief AHP');
    conversationId = (await ask<{ id: string }>('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id]))[0]?.id ?? '';
  });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const by = <T>(viewer: (Viewer & { personId: string }) | undefined, work: (tx: Parameters<Parameters<ConversationWorld['as']>[1]>[0], acting: { now: Date; viewer: Viewer }) => Promise<T>): Promise<T> => {
    assert.ok(viewer);
    return talk.as(viewer, (tx) => work(tx, { now: talk.now, viewer }));
  };

  it('finds no column that leads to an author, a participant or a vote', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations' and table_name = any ($1)", [stores]);
    assert.equal(new Set(columns.map(({ table }) => table)).size, stores.length);
    assert.deepEqual(columns.filter(({ column }) => /participant|item$|code_hash|token|address|device|choice/.test(column) && column !== 'coding_item').map(({ table, column }) => `${table}.${column}`), []);
    assert.deepEqual(columns.filter(({ table, type }) => ['round_item', 'coding_item', 'coding', 'settled', 'settled_code', 'words_leave', 'theme_code'].includes(table) && /time|date/.test(type)), [], 'nothing that names words has a time');
    assert.deepEqual(columns.filter(({ table, column }) => ['settled', 'settled_code', 'words_leave', 'round_item'].includes(table) && /_by|coder|person/.test(column)), [], 'and none of it names who said so');
  });

  it('reads no order of writing from the order of a batch', async () => {
    for (let n = 0; n < 60; n += 1) await talk.shownIdea(`In order ${String(n).padStart(2, '0')}`);
    const round = (await by(researcher, (tx, acting) => beginRound(tx, acting, { conversationId, size: 60, coderCount: 1 }))) ?? '';
    const order = (await ask<{ words: string }>('select c.words from conversations.round_item i join conversations.contribution c on c.id = i.contribution_id where i.round_id = $1 order by i.position', [round])).map(({ words }) => Number(words.slice(-2)));
    const distance = order.reduce((sum, value, at) => sum + (value - at) ** 2, 0);
    // Spearman's rank correlation of 60 stays within ±0.5 by chance but for one time in 20,000.
    assert.ok(Math.abs(1 - (6 * distance) / (60 * (60 ** 2 - 1))) < 0.5, 'the batch tells the order of writing');
  });

  it('sees no figure of a published theme move when an author withdraws, and neither words, codes nor leave to use them remain', async () => {
    const sent = await contribute(talk.world.database.web, { phaseId: talk.phase.id, words: 'The only words about boats' }, talk.now);
    assert.ok(sent);
    const { code } = sent;
    await ask("update conversations.contribution set state = 'shown' where words = 'The only words about boats'");
    assert.equal(await giveLeave(talk.world.database.web, code, ['quote', 'story', 'learning']), true);
    assert.equal(await giveLeave(talk.world.database.web, '0000000000000000', ['story']), false);
    const boats = await by(researcher, (tx, acting) => addCode(tx, acting, { conversationId, name: 'Boats', definition: 'About boats', example: '' }));
    const round = (await by(researcher, (tx, acting) => beginRound(tx, acting, { conversationId, size: 5, coderCount: 1 }))) ?? '';
    const [item] = await ask<{ id: string }>('select contribution_id as id from conversations.round_item where round_id = $1', [round]);
    await by(researcher, async (tx, acting) => {
      await takeCoderPlace(tx, acting, round);
      await codeWords(tx, acting, { roundId: round, contributionId: item?.id ?? '', codeIds: [boats], sentiment: 'neutral' });
      await finishCoding(tx, acting, round);
    });
    const themeId = await by(researcher, (tx, acting) => makeTheme(tx, acting, { conversationId, title: 'Boats', statement: 'People speak of boats.', codeIds: [boats] }));
    await by(lead, (tx, acting) => publishTheme(tx, acting, { themeId, notHeard: 'Nobody who sails', revision: 1, replaces: 0 }));
    const publicly = () => talk.world.database.web.within({ as: 'public' }, (tx) => themePage(tx, themeId));
    const earlier = await publicly();
    assert.deepEqual(earlier.words.map(({ mayBeQuoted }) => mayBeQuoted), [true]);
    const routes = await ask<{ online: number; beside: number }>("select count(*) filter (where route = 'online')::int as online, count(*) filter (where route <> 'online')::int as beside from conversations.contribution where id = any ($1) and state = 'shown'", [earlier.words.map(({ id }) => id)]);
    assert.deepEqual(routes, [{ online: earlier.publication?.heardOnline, beside: earlier.publication?.heardInPerson }], 'by route a theme tells what each of its words tells on its own page, and nothing else');
    const stories = () => talk.world.database.web.within({ as: 'public' }, (tx) => storiesOf(tx, conversationId));
    assert.deepEqual((await stories()).map(({ words }) => words), ['The only words about boats']);
    assert.deepEqual(await talk.world.database.web.within({ as: 'public' }, (tx) => wordsToLearnFrom(tx, conversationId)), [], 'who may learn from them is for the organisation');
    assert.equal((await by(lead, (tx) => wordsToLearnFrom(tx, conversationId))).length, 1);
    await giveLeave(talk.world.database.web, code, ['quote']);
    assert.deepEqual([await stories(), await by(lead, (tx) => wordsToLearnFrom(tx, conversationId))], [[], []], 'a leave that is taken back is gone');
    await withdrawOwnWords(talk.world.database.web, code, talk.now);
    const later = await publicly();
    assert.deepEqual(later.publication, earlier.publication);
    assert.deepEqual(later.words, []);
    for (const table of ['coding', 'coding_item', 'settled', 'settled_code', 'words_leave', 'round_item']) assert.deepEqual(await ask(`select 1 from conversations.${table} where contribution_id = $1`, [item?.id]), [], table);
  });

  it('finds no event of what authors let us do, and no words in any event of coders', async () => {
    const events = await ask<{ name: string; all: string }>("select name, row_to_json(e)::text as all from platform.event e where room = 'conversations'");
    assert.ok(events.some(({ name }) => name === 'theme published'));
    assert.deepEqual(events.filter(({ name, all }) => /quot|leave|stor/.test(name) || all.includes('boats') || all.includes('In order')), []);
  });

  it('is shown nothing of coders, drafts or codes as a member of the public', async () => {
    for (const table of stores.filter((name) => !['theme', 'theme_publication', 'theme_source', 'theme_objective'].includes(name))) {
      const rows = await talk.world.database.web.within({ as: 'public' }, (tx) => tx.selectFrom(`conversations.${table}` as 'conversations.code').selectAll().execute());
      assert.deepEqual(rows, [], table);
    }
  });
});
