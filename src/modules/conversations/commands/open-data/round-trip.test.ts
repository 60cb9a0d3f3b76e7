import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { adjustedRandIndex, analyseOpinion } from '#engines/opinion';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { loadGeneratedConversation } from '../../../../app/demo-conversation/load.ts';
import { reproduce } from './reproduce.ts';
import { openDataCommands } from '../../open-data-commands.ts';

const now = new Date('2026-11-22T06:00:00Z');
const shared = new URL('../../../../../../shared/data/conversations/', import.meta.url).pathname;

describe('a conversation that is loaded, given out and loaded again', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await openTestDatabase('seeded');
    folder = mkdtempSync(join(tmpdir(), 'allied-round-trip-'));
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await database.owner.query<Row>(query, values)).rows;
  async function run(name: string, ...args: string[]): Promise<string> {
    const lines: string[] = [];
    const config = readConfig({});
    if (!config.ok) throw new Error(config.sentence);
    const exit = await openDataCommands.find((command) => command.name === `conversations ${name}`)?.run(args, { store: database.worker, config: config.config, log: openLog('error'), now, print: (line) => void lines.push(line), complain: (line) => void lines.push(line) });
    assert.equal(exit, 0, lines.join('\n'));
    return lines.join('\n');
  }

  /** Votes on shown words as text, each participant a line, in an order that depends on no number. */
  async function matrixOf(code: string): Promise<{ people: number; digest: string }> {
    const rows = await ask<{ votes: string }>(`select string_agg(c.words || '=' || v.choice, ';' order by c.words, v.choice) as votes from conversations.conversation t join conversations.phase p on p.conversation_id = t.id
      join conversations.counted_votes(p.number) v on true join conversations.contribution c on c.phase_id = p.id and c.item = v.item and c.state = 'shown' where t.code = $1 and p.sealed_at is not null group by p.position, v.participant`, [code]);
    return { people: rows.length, digest: createHash('sha256').update(rows.map(({ votes }) => votes).toSorted().join('\n')).digest('hex') };
  }
  const wordsOf = async (code: string) => ask(`select p.position, c.words, c.kind, i.words as "on", c.route, c.language, s.began_hour::text as shown_from from conversations.conversation t join conversations.phase p on p.conversation_id = t.id and p.sealed_at is not null join conversations.contribution c on c.phase_id = p.id and c.state = 'shown'
    left join conversations.contribution i on i.id = c.parent_id join conversations.showing s on s.contribution_id = c.id where t.code = $1 and (i.id is null or i.state = 'shown') order by 1, 2, 4, 7`, [code]);
  const exposureOf = async (code: string) => ask(`select c.words, e.position, e.is_random, sum(e.served)::int as served, sum(e.seen)::int as seen, sum(e.votes)::int as votes from conversations.conversation t join conversations.phase p on p.conversation_id = t.id and p.sealed_at is not null
    join conversations.exposure e on e.phase_number = p.number join conversations.contribution c on c.phase_id = p.id and c.item = e.item and c.state = 'shown' left join conversations.contribution i on i.id = c.parent_id where t.code = $1 and (i.id is null or i.state = 'shown') group by 1, 2, 3 order by 1, 2, 3`, [code]);

  /** What the engine says, statements by their words; people by their own votes, since their numbers are new each time. */
  async function opinionOf(code: string) {
    const rows = await ask<{ participant: string; words: string; choice: number }>(`select v.participant, c.words, v.choice from conversations.conversation t join conversations.phase p on p.conversation_id = t.id join conversations.counted_votes(p.number) v on true
      join conversations.contribution c on c.phase_id = p.id and c.item = v.item and c.state = 'shown' where t.code = $1 order by v.participant, c.words`, [code]);
    const own = Map.groupBy(rows, ({ participant }) => participant);
    const nameOf = new Map([...own].map(([participant, votes]) => [participant, votes.map(({ words, choice }) => `${words}=${choice}`).join(';')]));
    const answer = analyseOpinion({ votes: rows.map(({ participant, words, choice }) => ({ participant: nameOf.get(participant) ?? '', statement: words, value: choice as 1 | 0 | -1 })), seed: 1 });
    return { groups: answer.groups, counts: answer.statements.map(({ id, agree, disagree, pass }) => `${id} ${agree} ${disagree} ${pass}`).toSorted() };
  }

  for (const name of ['brexit-consensus', 'scoop-hivemind.biodiversity']) {
    it(`keeps matrix and groups of “${name}”`, { skip: existsSync(join(shared, name)) ? false : 'the open data is not here: ../shared/data/conversations' }, async () => {
      const code = name.replaceAll('.', '-');
      await run('import', join(shared, name), '--organisation', 'vale-and-riverside', '--code', code);
      await run('export', code, join(folder, `${code}.zip`));
      await run('import', join(folder, `${code}.zip`), '--organisation', 'vale-and-riverside', '--code', `${code}-again`);
      assert.deepEqual(await matrixOf(`${code}-again`), await matrixOf(code));
      assert.deepEqual(await wordsOf(`${code}-again`), await wordsOf(code));
      const [first, second] = [await opinionOf(code), await opinionOf(`${code}-again`)];
      assert.deepEqual(second.counts, first.counts);
      const labels = ({ groups }: typeof first) => new Map((groups ?? []).flatMap(({ id, participants }) => participants.map((person): [string, string] => [String(person), String(id)])));
      const [one, other] = [labels(first), labels(second)];
      const people = [...one.keys()];
      const agreement = adjustedRandIndex(people.map((person) => one.get(person) ?? ''), people.map((person) => other.get(person) ?? ''));
      assert.ok(agreement !== null && agreement >= 0.95, `${agreement}`);
    });
  }

  it('keeps everything of a generated conversation that is public, in two bundles that are the same letter for letter', async () => {
    const code = await loadGeneratedConversation(database.ownerUrl, { contributions: 400, votes: 6_000, seed: 5, shape: 'ended' }, { now, print: () => undefined });
    for (const place of ['one', 'two']) await run('export', code, join(folder, place));
    for (const file of ['comments.csv', 'contributions.csv', 'participants-votes.csv', 'exposure.csv', 'README.txt', 'about.json']) assert.equal(readFileSync(join(folder, 'one', file), 'utf8'), readFileSync(join(folder, 'two', file), 'utf8'), file);
    await run('import', join(folder, 'one'), '--organisation', 'vale-and-riverside', '--code', 'generated-again');
    assert.deepEqual(await matrixOf('generated-again'), await matrixOf(code));
    assert.deepEqual(await exposureOf('generated-again'), await exposureOf(code));
    const strip = (rows: Record<string, unknown>[]) => rows.map((row) => ({ ...row }));
    assert.deepEqual(strip(await wordsOf('generated-again')), strip(await wordsOf(code)));
    assert.deepEqual(await ask("select is_example from conversations.conversation where code = 'generated-again'"), [{ is_example: true }]);
  });

  it('works out every published figure of a bundle again, and sees one that was changed', async () => {
    const code = await loadGeneratedConversation(database.ownerUrl, { contributions: 240, votes: 5_000, seed: 9, shape: 'ended' }, { now, print: () => undefined });
    await run('export', code, join(folder, 'figures'));
    await run('export', code, join(folder, 'figures.zip'));
    for (const bundle of ['figures', 'figures.zip']) {
      const said = await run('reproduce', join(folder, bundle));
      for (const figure of ['rank', 'up', 'backedLow', 'bridging', 'byGroup', 'groups', 'lessRank']) assert.match(said, new RegExp(`^${figure}: [1-9]\\d* same, 0 different$`, 'm'));
      assert.match(said, /Every figure is the same\.$/);
    }
    const results = join(folder, 'figures', 'results', 'results.json');
    const was = readFileSync(results, 'utf8');
    const backed = /"backed":(\d+\.\d+)/.exec(was)?.[1] ?? '';
    writeFileSync(results, was.replace(`"backed":${backed}`, `"backed":${Number(backed) + 1e-9}`));
    const lines: string[] = [];
    assert.equal(reproduce([join(folder, 'figures')], { print: (line) => void lines.push(line), complain: (line) => void lines.push(line) }), 1);
    assert.match(lines.join('\n'), /^backed: \d+ same, 1 different$/m);
    assert.equal(reproduce([mkdtempSync(join(folder, 'empty-'))], { print: () => undefined, complain: () => undefined }), 2, 'a folder of nothing');
  });

  it('keeps words that begin like a formula, and runs none in a spreadsheet', async () => {
    const place = mkdtempSync(join(folder, 'formula-'));
    writeFileSync(join(place, 'comments.csv'), 'timestamp,comment-id,moderated,comment-body\n1600000000000,0,1,"=HYPERLINK(""http://example.org"")"\n1600000000000,1,1,"+44 call, ""me"""\n1600000000000,2,1,@you\n1600000000000,3,1,-1 + 1\n');
    await run('import', place, '--organisation', 'vale-and-riverside', '--code', 'formulas');
    await run('export', 'formulas', join(folder, 'formulas'));
    const written = readFileSync(join(folder, 'formulas', 'comments.csv'), 'utf8');
    for (const line of written.split('\r\n').slice(1, -1)) assert.doesNotMatch(line.split(',').slice(7).join(','), /^"?[=+@-]/, line);
    await run('import', join(folder, 'formulas'), '--organisation', 'vale-and-riverside', '--code', 'formulas-again');
    assert.deepEqual(new Set((await wordsOf('formulas-again')).map(({ words }) => words)), new Set(['+44 call, "me"', '-1 + 1', '=HYPERLINK("http://example.org")', '@you']));
  });
});
