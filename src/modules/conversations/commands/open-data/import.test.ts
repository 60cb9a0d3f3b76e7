import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { openDataCommands } from '../../open-data-commands.ts';

const now = new Date('2026-11-22T06:00:00Z');
const shared = new URL('../../../../../../shared/data/conversations/', import.meta.url).pathname;

describe('loading a conversation that was held elsewhere', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await openTestDatabase('seeded');
    folder = mkdtempSync(join(tmpdir(), 'allied-import-'));
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await database.owner.query<Row>(query, values)).rows;
  const conversations = async () => (await ask<{ n: number }>('select count(*)::int as n from conversations.conversation'))[0]?.n;
  async function load(files: Record<string, string>, ...more: string[]): Promise<{ exit: number; said: string }> {
    const place = mkdtempSync(join(folder, 'export-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    return loadPath(place, ...more);
  }
  async function loadPath(path: string, ...more: string[]): Promise<{ exit: number; said: string }> {
    const lines: string[] = [];
    const config = readConfig({});
    if (!config.ok) throw new Error(config.sentence);
    const command = openDataCommands.find(({ name }) => name === 'conversations import');
    const exit = await command?.run([path, '--organisation', 'vale-and-riverside', ...more], { store: database.worker, config: config.config, log: openLog('error'), now, print: (line) => void lines.push(line), complain: (line) => void lines.push(line) });
    return { exit: exit ?? -1, said: lines.join('\n') };
  }
  const summary = 'topic,Buses\nurl,https://pol.is/3example\nconversation-description,';
  const comments = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1600000000000,x,0,7,1,1,1,More buses\n1600000300000,x,1,7,1,0,-1,Refused words here\n1600000600000,x,2,8,0,0,0,Nobody read this\n1600000600000,x,3,8,0,0,1,OK\n';
  const votes = 'timestamp,datetime,comment-id,voter-id,vote\n1600000000900,x,0,p1,1\n1600000000100,x,0,p1,-1\n1600000000200,x,0,p2,0\n1600000000200,x,1,p2,1\n';

  it('keeps what was refused unseen, counts the last vote of each, and says where it is from', async () => {
    const { exit, said } = await load({ 'summary.csv': summary, 'comments.csv': comments, 'votes.csv': votes }, '--code', 'buses');
    assert.equal(exit, 0, said);
    assert.match(said, /2 shown, 1 refused, 1 held; 3 votes of 2 people/);
    const words = await ask("select c.words, c.state, c.received_hour from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id where t.code = 'buses' order by c.words");
    assert.deepEqual(words.map(({ words: text, state }) => [text, state]), [['More buses', 'shown'], ['Nobody read this', 'held'], ['Refused words here', 'refused'], ['“OK”', 'shown']]);
    assert.ok(words.every(({ received_hour: hour }) => (hour as Date).getTime() % 3_600_000 === 0));
    const kept = await ask<{ words: string; choice: number }>("select c.words, v.choice from conversations.sealed_vote v join conversations.phase p on p.number = v.phase_number join conversations.contribution c on c.phase_id = p.id and c.item = v.item join conversations.conversation t on t.id = p.conversation_id where t.code = 'buses' order by c.words, v.choice");
    assert.deepEqual(kept, [{ words: 'More buses', choice: 0 }, { words: 'More buses', choice: 1 }, { words: 'Refused words here', choice: 1 }]);
    const [from] = await ask<{ attribution: string; licence: string }>("select attribution, licence from conversations.provenance x join conversations.conversation c on c.id = x.conversation_id where c.code = 'buses'");
    assert.match(from?.attribution ?? '', /Polis software.*Computational Democracy Project.*https:\/\/pol\.is\/3example$/);
    assert.match(from?.licence ?? '', /CC BY 4\.0/);
  });

  it('is loaded once', async () => {
    const was = await conversations();
    const again = await load({ 'summary.csv': summary, 'comments.csv': comments, 'votes.csv': votes }, '--code', 'buses-again');
    assert.deepEqual([again.exit, again.said], [0, 'This export is here already, as “buses”. Nothing was changed.']);
    assert.match((await load({ 'comments.csv': comments.replace('More', 'Fewer') }, '--code', 'buses')).said, /has the code “buses” already/);
    assert.equal(await conversations(), was);
  });

  const bad: [what: string, files: Record<string, string>, said: RegExp][] = [
    ['a vote on nothing', { 'comments.csv': comments, 'votes.csv': `${votes}1600000000200,x,99,p2,1\n` }, /votes\.csv, line 6: There is no comment with the number “99”/],
    ['a vote that is none', { 'comments.csv': comments, 'votes.csv': `${votes}1600000000200,x,0,p2,7\n` }, /votes\.csv, line 6: “7” is no vote/],
    ['a vote of nobody', { 'comments.csv': comments, 'votes.csv': `${votes}1600000000200,x,0,,1\n` }, /line 6: It does not say whose/],
    ['a row too short', { 'comments.csv': comments, 'votes.csv': `${votes}1,2\n` }, /line 6: This row has 2 values and the header has 5/],
    ['a quotation mark never closed', { 'comments.csv': comments, 'votes.csv': `${votes}"1600000000200,x,0,p2,1\n` }, /quotation marks/],
    ['the same number twice', { 'comments.csv': `${comments}1600000000000,x,0,7,1,1,1,Again\n` }, /comments\.csv, line 6: The number 0 is there twice/],
    ['a number that is none', { 'comments.csv': `${comments}1600000000000,x,=1+1,7,1,1,1,Again\n` }, /line 6: “=1\+1” is no number/],
    ['words without end', { 'comments.csv': `${comments}1600000000000,x,9,7,1,1,1,${'long '.repeat(801)}\n` }, /line 6: There are more than 4,000 letters/],
    ['a time that is none', { 'comments.csv': `${comments}soon,x,9,7,1,1,1,Again\n` }, /line 6: The time cannot be read/],
    ['no comments', { 'votes.csv': votes }, /comments\.csv, line 1: The file is missing/],
    ['no columns', { 'comments.csv': 'a,b\n1,2\n' }, /The column "comment-id" is missing/],
    ['a picture', { 'comments.csv': 'PNG\0\0\0' }, /This is not a CSV file/],
  ];
  for (const [what, files, expected] of bad) {
    it(`names the line of ${what} and writes nothing`, async () => {
      const was = await conversations();
      const { exit, said } = await load(files, '--code', 'bad');
      assert.equal(exit, 2);
      assert.match(said, expected);
      assert.match(said, /Nothing was written/);
      assert.equal(await conversations(), was);
    });
  }

  it('loads the rest where asked', async () => {
    const { exit, said } = await load({ 'comments.csv': comments, 'votes.csv': `${votes}1600000000200,x,99,p2,1\n` }, '--code', 'the-rest', '--leave-out-bad-rows');
    assert.equal(exit, 0, said);
    assert.match(said, /3 votes of 2 people/);
  });

  it('takes a table of words of our own', async () => {
    const file = join(folder, 'market.csv');
    writeFileSync(file, 'number,words,on,route,day,state\r\n1,Come to the market,,workshop,2026-04-29,\r\n2,Yes please,1,paper,2026-04-29,\r\n3,Not this,,,,refused\r\n');
    const { exit, said } = await loadPath(file, '--code', 'market');
    assert.equal(exit, 0, said);
    const words = await ask("select c.words, c.kind, c.route, c.state from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id where t.code = 'market' order by c.words");
    assert.deepEqual(words.map((row) => Object.values(row)), [['Come to the market', 'idea', 'workshop', 'shown'], ['Not this', 'idea', 'online', 'refused'], ['Yes please', 'comment', 'paper', 'shown']]);
  });

  const sizes: [string, RegExp][] = [['brexit-consensus', /50 shown.*5,303 votes of 204/], ['london.youth.policing', /36 shown, 3 refused.*638 votes of 26/], ['scoop-hivemind.taxes', /91 shown, 57 refused.*17,335 votes of 334/]];
  for (const [name, expected] of sizes) {
    it(`takes the Polis open data “${name}”`, { skip: existsSync(join(shared, name)) ? false : 'the open data is not here: ../shared/data/conversations' }, async () => {
      const { exit, said } = await loadPath(join(shared, name), '--code', `polis-${name.replace(/[^a-z]/g, '-')}`);
      assert.equal(exit, 0, said);
      assert.match(said, expected);
      assert.match(said, /compdemocracy\.org\/case-studies/);
    });
  }
});
