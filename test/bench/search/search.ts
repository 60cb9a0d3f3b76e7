import { loadavg } from 'node:os';
import pg from 'pg';
import { seededRandom, type Random } from '#engines/random';
import { median } from '../machine.ts';
import { openBenchSite, type BenchSite } from '../site.ts';
import { processorOf } from '../processor.ts';
import { generator } from './generate.ts';
import { steadyLoad, type SteadyRequest, type SteadyResult } from './steady-load.ts';

const ITEMS = Number(process.env['BENCH_ITEMS'] ?? 1_000_000);
const IN_ONE_STATEMENT = 5_000;
const ROUNDS = 5;
const SECONDS = 8;

/**
 * A million things, and the mix of questions that the goal names, asked by three roles over 32 connections. With BENCH_KEEP_IN=FOLDER the
 * filled database stays in that folder, and the next run begins with it.
 */
export async function search(): Promise<void> {
  const site = await openBenchSite({ port: 3907, keepIn: process.env['BENCH_KEEP_IN'] });
  const owner = new pg.Client({ connectionString: site.house.ownerUrl });
  await owner.connect();
  try {
    const words = await fill(owner);
    const mix = await questions(owner, words);
    const roles = { 'the public': '', 'a Chief AHP': await site.cookieOf('Priya Nair'), 'a support worker': await site.cookieOf('Kelly Marsh') };
    for (const [kind, paths] of Object.entries(mix)) console.log(`${kind}: ${paths.length} different questions, one at a time ${(await oneAtATime(site, paths)).toFixed(1)} ms median`);
    const requests = shuffled(Object.values(roles).flatMap((cookie) => weighted(mix).map((path) => ({ path, cookie }))));
    await loadFor(site, requests, 4);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await loadFor(site, requests, SECONDS));
    report(rounds);
  } finally {
    await owner.end();
    await site.close();
  }
}

interface Round extends SteadyResult {
  /** Milliseconds of processor time for a request. */
  web: number;
  database: number;
  asking: number;
}

async function loadFor(site: BenchSite, requests: readonly SteadyRequest[], seconds: number): Promise<Round> {
  const used = () => [site.processorMilliseconds(), site.databaseMilliseconds(), processorOf(process.pid)] as const;
  const before = used();
  const result = await steadyLoad({ address: site.address, requests, connections: 32, seconds });
  const [web = NaN, database = NaN, asking = NaN] = used().map((after, at) => (after - (before[at] ?? NaN)) / result.answered);
  return { ...result, web, database, asking };
}

function report(rounds: readonly Round[]): void {
  const of = (value: (round: Round) => number) => median(rounds.map(value));
  console.log(`search over ${ITEMS.toLocaleString('en-GB')} things, the mix by three roles: ${of((one) => one.requestsPerSecond).toFixed(0)} requests/s, p50 ${of((one) => one.p50).toFixed(0)} ms, p99 ${of((one) => one.p99).toFixed(0)} ms (${rounds.map((one) => one.p99.toFixed(0)).join(', ')}); failures ${rounds.reduce((sum, one) => sum + one.failures, 0)}`);
  console.log(`processor time for a request: web ${of((one) => one.web).toFixed(2)} ms, database ${of((one) => one.database).toFixed(2)} ms, asking ${of((one) => one.asking).toFixed(2)} ms; load average now ${loadavg()[0]?.toFixed(1)}`);
}

/** The mix of the goal: 40 % one rare word, 30 % two common words, 20 % misspelt, 10 % a phrase. */
const shares = { 'one rare word': 40, 'two common words': 30, 'a misspelt word': 20, 'a phrase': 10 } as const;
type Mix = Record<keyof typeof shares, string[]>;

const weighted = (mix: Mix): string[] => (Object.keys(shares) as (keyof Mix)[]).flatMap((kind) => Array.from({ length: shares[kind] * 3 }, (_one, at) => mix[kind][at % mix[kind].length] ?? ''));

async function fill(owner: pg.Client): Promise<readonly string[]> {
  const { rows: organisations } = await owner.query<{ id: string }>('select id from directory.organisation limit 40');
  const { words, item } = generator(organisations.map(({ id }) => id));
  const { rows: [kept] } = await owner.query<{ things: number }>("select count(*)::int as things from platform.search_item where subject_kind = 'generated'");
  if (kept?.things === ITEMS) return words;
  if (kept?.things) throw new Error(`The kept folder holds ${kept.things} things and not ${ITEMS}: an unfinished fill has lost its indexes. Delete the folder.`);
  const began = performance.now();
  const { rows: indexes } = await owner.query<{ name: string; made: string }>("select indexname as name, indexdef as made from pg_indexes where schemaname = 'platform' and tablename = 'search_item' and indexdef ilike '%using gin%'");
  for (const { name } of indexes) await owner.query(`drop index platform.${name}`);
  for (let number = 0; number < ITEMS; number += IN_ONE_STATEMENT) {
    const items = Array.from({ length: IN_ONE_STATEMENT }, (_one, at) => item(number + at));
    await owner.query(`insert into platform.search_item (kind, item_id, subject_kind, subject_id, reader, is_example, href, title, about, body, standing, words)
      select kind, item_id, 'generated', item_id, reader, true, '/search', title, 'Generated', body, standing, setweight(to_tsvector('pg_catalog.english', title), 'A') || setweight(to_tsvector('pg_catalog.english', body), 'D')
      from json_to_recordset($1) as r (kind text, item_id text, reader text, title text, body text, standing real)`, [JSON.stringify(items)]);
  }
  await owner.query("set maintenance_work_mem = '512MB'");
  for (const { made } of indexes) await owner.query(made);
  await owner.query("delete from platform.search_word; insert into platform.search_word (word, items) select word, count(*) from platform.search_item i, lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', i.title || ' ' || i.body))) word where i.reader = 'public' and word ~ '^[a-z]{3,40}$' group by word");
  await owner.query('vacuum analyze platform.search_item');
  await owner.query('vacuum analyze platform.search_word');
  const { rows: [size] } = await owner.query<{ all: string }>("select pg_size_pretty(pg_total_relation_size('platform.search_item')) as all");
  console.log(`${ITEMS.toLocaleString('en-GB')} things put in and indexed in ${((performance.now() - began) / 1000).toFixed(0)} s, ${size?.all} with indexes`);
  return words;
}

async function questions(owner: pg.Client, words: readonly string[]): Promise<Mix> {
  const random = seededRandom('questions');
  const { rows: texts } = await owner.query<{ body: string }>("select body from platform.search_item where subject_kind = 'generated' and reader = 'public' limit 200");
  const rare = Array.from({ length: 120 }, () => words[20_000 + Math.floor(random() * 30_000)] ?? '');
  const long = words.filter((word) => word.length >= 7).slice(200, 20_000);
  return {
    'one rare word': rare.map(addressOf),
    'two common words': (await commonPairs(owner, words)).map(addressOf),
    'a misspelt word': Array.from({ length: 120 }, () => addressOf(misspelt(long[Math.floor(random() * long.length)] ?? '', random))),
    'a phrase': texts.map(({ body }) => addressOf(`"${body.split(' ').slice(2, 4).join(' ')}"`)),
  };
}

/** Pairs that stand together in 50,000 things or more. */
async function commonPairs(owner: pg.Client, words: readonly string[]): Promise<string[]> {
  const pairs: string[] = [];
  for (let first = 0; first < 12 && pairs.length < 12; first += 1) {
    for (let second = first + 1; second < 12; second += 1) {
      const both = `${words[first]} ${words[second]}`;
      const { rows: [counted] } = await owner.query<{ found: number }>("select count(*)::int as found from platform.search_item where reader = 'public' and words @@ plainto_tsquery('pg_catalog.english', $1)", [both]);
      if ((counted?.found ?? 0) >= 50_000) pairs.push(both);
    }
  }
  if (pairs.length === 0) throw new Error('No two words stand together in 50,000 things');
  return pairs;
}

function misspelt(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const slips = [word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2), `${word.slice(0, at)}e${word.slice(at)}`];
  return slips[Math.floor(random() * slips.length)] ?? word;
}

const addressOf = (typed: string): string => `/search?${new URLSearchParams({ q: typed })}`;

function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom('order');
  return items.map((item) => ({ item, order: random() })).toSorted((a, b) => a.order - b.order).map(({ item }) => item);
}

async function oneAtATime(site: BenchSite, paths: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const path of paths.slice(0, 40)) {
    const began = performance.now();
    const answer = await fetch(site.address + path);
    await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  return median(times);
}
