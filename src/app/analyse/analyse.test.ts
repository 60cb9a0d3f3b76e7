import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findMisfit } from './check-input.ts';
import { analyse } from './command.ts';
import { runEngine } from './run-engine.ts';

const allied = fileURLToPath(new URL('../../../bin/allied', import.meta.url));

/** Runs the command on a text as standard input; what it said and with which exit code. */
async function run(args: readonly string[], input: unknown = ''): Promise<{ code: number; out: string; error: string }> {
  const said = { out: '', error: '' };
  const code = await analyse(args, {
    print: (text) => void (said.out += text),
    complain: (line) => void (said.error += `${line}\n`),
    readInput: () => (typeof input === 'string' ? input : JSON.stringify(input)),
  });
  return { code, ...said };
}

const idea = { id: 'a', publishedAt: '2026-01-01T00:00:00Z', up: 3, down: 1 };
const now = '2026-01-05T00:00:00Z';

describe('the shell of the engines', () => {
  it('answers an engine, its version and the settings used', async () => {
    const { code, out } = await run(['saturation'], { batches: [18, 9, 5, 3, 1, 1, 0].map((newCodes, at) => ({ id: String(at + 1), newCodes })) });
    const answer = JSON.parse(out) as Record<string, unknown>;
    assert.equal(code, 0);
    assert.deepEqual([answer['engine'], answer['version'], answer['settings'], answer['reachedAt']], ['saturation', '1.0.0', { base: 4, run: 2, threshold: 0.05 }, '7']);
  });

  it('finds similar ideas, with the version of the engine', async () => {
    const ideas = [{ id: 'a', words: 'Text reminders the day before' }, { id: 'b', words: 'More parking near the door' }, { id: 'c', words: 'Send a text to remind me' }];
    const answer = JSON.parse((await run(['similarity'], { ideas, least: 0.2 })).out) as { engine: string; version: string; answers: { id: string; similar: { id: string }[] }[] };
    assert.deepEqual([answer.engine, answer.version, answer.answers.map(({ id, similar }) => [id, similar[0]?.id])], ['similarity', '3.1.0', [['a', 'c'], ['b', undefined], ['c', 'a']]]);
  });

  it('lists the engines, prints each one\'s schema, and prints in lines when asked', async () => {
    const { engines } = JSON.parse((await run(['--list'])).out) as { engines: string[] };
    for (const name of ['agreement', 'saturation', 'support']) assert.ok(engines.includes(name));
    for (const name of engines) {
      const schema = JSON.parse((await run([name, '--schema'])).out) as { type: string; properties: object };
      assert.equal(schema.type, 'object');
      assert.ok(Object.keys(schema.properties).length > 0);
    }
    assert.ok((await run(['saturation', '--pretty'], { batches: [] })).out.split('\n').length > 5);
    assert.equal((await run(['saturation', '-'], { batches: [] })).out.split('\n').length, 2);
  });

  it('refuses what cannot be read: exit 2, nothing on standard output, one line that names the field and what was expected', async () => {
    const refusals: [readonly string[], unknown, RegExp][] = [
      [[], '', /^engine: expected a name/],
      [['dance'], {}, /^engine: expected one of .*support.*found "dance"/],
      [['constructor'], {}, /^engine: expected one of/],
      [['support'], '', /^the input: expected one JSON object, found nothing/],
      [['support'], '{"now": ', /^the input: expected one JSON object/],
      [['support'], '[]', /^the input: expected an object, found \[\]/],
      [['support'], { ideas: [] }, /^now: expected an ISO 8601 date and time, found nothing/],
      [['support'], { now: 'tomorrow', ideas: [] }, /^now: expected an ISO 8601 date and time, found "tomorrow"/],
      [['support'], { now, ideas: 7 }, /^ideas: expected a list of ideas, found 7/],
      [['support'], `{"now": "${now}", "ideas": [], "priorDays": 1e999}`, /^priorDays: expected a number of days above 0, found Infinity/],
      [['support'], { now, ideas: [], slots: [{ position: 1, impressions: 4 }] }, /^slots\[0\]\.votes: expected/],
      [['agreement'], { items: [], level: 'ratio' }, /^level: expected "nominal", "ordinal" or "interval", found "ratio"/],
      [['support', '--speed', 'high'], {}, /^--speed: expected one of/],
      [['support', '--compat'], {}, /^--compat: expected a value/],
      [['support', 'a.json', 'b.json'], {}, /^"b.json": expected nothing more/],
    ];
    for (const [args, input, expected] of refusals) {
      const { code, out, error } = await run(args, input);
      assert.deepEqual([code, out, error.split('\n').length], [2, '', 2], error);
      assert.match(error, expected);
    }
  });

  it('answers a bad member in its place and the others as if it were not there', async () => {
    const good = await run(['support'], { now, ideas: [idea, { ...idea, id: 'c', up: 9 }] });
    const mixed = await run(['support'], { now, ideas: [idea, { ...idea, id: 'b', up: -1 }, { ...idea, id: 'c', up: 9 }, 'd'] });
    const ideas = (text: string) => (JSON.parse(text) as { ideas: Record<string, unknown>[] }).ideas;
    assert.equal(mixed.code, 0);
    assert.deepEqual(ideas(mixed.out)[1], { id: 'b', error: { code: 'unreadable', text: 'ideas[1].up: expected a whole number of 0 or more: people who backed it, found -1' } });
    assert.deepEqual(ideas(mixed.out)[3], { id: null, error: { code: 'unreadable', text: 'ideas[3]: expected an idea {id, publishedAt, up, down}, found "d"' } });
    assert.deepEqual([ideas(mixed.out)[0], ideas(mixed.out)[2]], ideas(good.out));
  });

  it('keeps a bad batch in its place, and lists a bad item where the answer has no list', async () => {
    const saturation = JSON.parse((await run(['saturation'], { batches: [9, 5, 3, 2, 'x', 1, 0].map((newCodes, at) => ({ id: String(at + 1), newCodes })) })).out) as { perRun: { share: number | null }[]; batches: { id: string }[] };
    assert.deepEqual(saturation.perRun.map(({ share }) => share), [null, 1 / 19]);
    assert.deepEqual(saturation.batches.map(({ id }) => id), ['5']);
    const agreement = JSON.parse((await run(['agreement'], { level: 'nominal', items: [{ id: 'one', codings: 'none' }] })).out) as { alpha: null; items: { id: string }[] };
    assert.deepEqual([agreement.alpha, agreement.items.map(({ id }) => id)], [null, ['one']]);
  });

  it('gives no sum from which a bad row is missing, and counts in the sentence what could not be read', async () => {
    const counted = [{ numerator: 10, denominator: 20 }, { numerator: '90', denominator: 100 }, { numerator: 9, denominator: 90 }];
    const rates = JSON.parse((await run(['rates'], { measure: 'proportion', rows: counted.map((row, at) => ({ id: at, group: at < 2 ? 'both' : 'alone', ...row })) })).out) as { sentence: string; rows: { id: string; value?: number | null; error?: { code: string } }[] };
    assert.deepEqual(rates.rows.map(({ id, value, error }) => [id, value ?? error?.code ?? null]), [['both', null], [1, 'unreadable'], ['alone', 0.1]]);
    assert.equal(rates.sentence, '1 of 2 rows have a figure; each other row says why not. 1 more could not be read; it says why.');
    const funnel = JSON.parse((await run(['funnel'], { type: 'proportion', limits: 'exact', adjust: 'none', units: counted.map((row, at) => ({ id: at < 2 ? 'both' : 'alone', ...row })) })).out) as { target: number; units: { id: string; value?: number; error?: { code: string } }[] };
    assert.deepEqual([funnel.target, ...funnel.units.map(({ id, value, error }) => [id, value ?? error?.code])], [0.1, ['both', 'missing-numerator'], ['both', 'unreadable'], ['alone', 0.1]]);
  });

  it('reads every reference of the contract, and says where an engine has nothing of it', async () => {
    const calls = { rates: { measure: 'rate', rows: [{ id: 'a', numerator: 3, denominator: 9 }] }, inequality: { valueType: 'other', areas: [{ id: 'a', quantiles: [] }] }, spc: { rules: 'mdc-2023', series: [{ id: 'a', direction: 'neutral', points: [] }] }, funnel: { type: 'proportion', units: [{ id: 'a', numerator: 3, denominator: 9 }] } };
    for (const [engine, input] of Object.entries(calls)) {
      const { code, out } = await run([engine], { ...input, compat: 'polis' });
      const answer = JSON.parse(out) as { error: { code: string }; settings: { compat: string }; rows?: unknown; [list: string]: unknown };
      assert.deepEqual([engine, code, answer.error.code, answer.settings.compat], [engine, 0, 'compat-not-offered', 'polis']);
      const [member] = [answer.rows, answer['areas'], answer['series']].find((list) => Array.isArray(list)) as { error: { code: string } }[] ?? [];
      assert.equal(member?.error.code, engine === 'funnel' ? undefined : 'compat-not-offered');
    }
  });

  it('answers whole numbers as names where whole numbers were given', async () => {
    const { reachedAt } = JSON.parse((await run(['saturation'], { batches: [9, 5, 3, 2, 0, 0].map((newCodes, at) => ({ id: at + 1, newCodes })) })).out) as { reachedAt: number };
    const { ideas } = JSON.parse((await run(['support'], { now, ideas: [{ ...idea, id: 12 }, { ...idea, id: 13, up: null }] })).out) as { ideas: { id: number }[] };
    assert.deepEqual([reachedAt, ...ideas.map(({ id }) => id)], [6, 12, 13]);
  });

  it('says which field it did not know', async () => {
    const { notes } = JSON.parse((await run(['saturation'], { batches: [], treshold: 0.1 })).out) as { notes: { code: string; text: string }[] };
    assert.deepEqual(notes.at(-1), { code: 'unknown-field', text: 'The field "treshold" is not known and was not used.' });
  });

  it('says so of a field in a member of the list too, once for each name', async () => {
    const series = ['a', 'b'].map((id) => ({ id, direction: 'neutral', baselinPoints: 12, points: [] }));
    const { notes } = JSON.parse((await run(['spc'], { rules: 'mdc-2023', series })).out) as { notes: { code: string; text: string }[] };
    assert.deepEqual(notes.filter(({ code }) => code === 'unknown-field').map(({ text }) => text), ['The field "series[].baselinPoints" is not known and was not used.']);
  });

  it('lets no NaN or Infinity through without a word', async () => {
    const broken = { version: '0', schema: { type: 'object', properties: {} }, analyse: () => ({ mean: NaN, rows: [{ high: Infinity }] }) } as const;
    const answer = await runEngine('broken', broken, {});
    assert.ok(answer.ok);
    assert.deepEqual(answer.result, { engine: 'broken', version: '0', mean: null, rows: [{ high: null }], notes: [{ code: 'not-finite', text: 'mean could not be worked out.' }, { code: 'not-finite', text: 'rows[0].high could not be worked out.' }] });
  });

  it('lets an engine read its input or a folder itself', async () => {
    const own = { version: '2', schema: {}, analyse: (input: { votes: number[] }) => ({ count: input.votes.length }), read: (raw: unknown) => (Array.isArray(raw) ? { ok: true, input: { votes: raw } } as const : { ok: false, field: 'votes', expected: 'a list' } as const) };
    assert.deepEqual(await runEngine('own', own, [1, 2]), { ok: true, result: { engine: 'own', version: '2', notes: [], count: 2 } });
    assert.deepEqual(await runEngine('own', own, 7), { ok: false, sentence: 'votes: expected a list' });
  });

  it('takes only finite numbers', () => {
    assert.equal(findMisfit(1.5, { type: 'number' }), null);
    for (const value of [NaN, Infinity, -Infinity]) assert.equal(findMisfit({ a: [value] }, { type: 'object', properties: { a: { type: 'array', items: { type: 'number' } } } })?.field, 'a[0]');
  });

  it('reads a folder only for an engine that offers it', async () => {
    const { error } = await run(['support', '--polis', '/nowhere'], {});
    assert.equal(error, '--polis: expected one of --pretty, --compat, --schema\n');
  });

  it('runs as a process without settings or database, from standard input and from a file', () => {
    const options = { encoding: 'utf8', env: { PATH: process.env['PATH'], DATABASE_URL: 'not a database', ALLIED_MODE: 'nonsense' } } as const;
    const good = spawnSync(process.execPath, [allied, 'analyse', 'support'], { ...options, input: JSON.stringify({ now, ideas: [idea] }) });
    assert.equal(good.status, 0, good.stderr);
    assert.equal((JSON.parse(good.stdout) as { exposure: string }).exposure, 'visible-time');
    const missing = spawnSync(process.execPath, [allied, 'analyse', 'support', '/nowhere/at/all.json'], options);
    assert.deepEqual([missing.status, missing.stdout], [2, '']);
    assert.match(missing.stderr, /^the input: expected a file that can be read, found .*\n$/);
  });
});
