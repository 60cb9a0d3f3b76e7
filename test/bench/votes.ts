import autocannon from 'autocannon';
import pg from 'pg';
import { machineLine, median } from './machine.ts';
import { openBenchSite, type BenchSite } from './site.ts';

const connections = 16;
const rounds = 3;
const seconds = 5;
const talk = '/conversations/vale-rural-care/1';

/** Votes over HTTP beside the bare INSERT and COMMIT of the same run: 16 connections, fsync on, generator, web and database on the same cores. */
export async function votes(): Promise<void> {
  const site = await openBenchSite({ port: 3905 });
  try {
    const items = await itemsOf(site);
    console.log(machineLine(site.folder));
    const bare: number[] = [];
    const known: VoteResult[] = [];
    const visitors = await prepareVisitors(site, 64);
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await bareCommits(site));
      known.push(await voteFor(site, visitors, items, { seconds }));
    }
    console.log(`bare INSERT and COMMIT at ${connections} connections   ${median(bare).toFixed(0)}/s (${Math.min(...bare).toFixed(0)} to ${Math.max(...bare).toFixed(0)})`);
    print('votes by known visitors, the form that needs no script', known);
    await firstVotes(site, items);
    console.log(`memory of the web process: ${site.memoryMegabytes().toFixed(0)} MB`);
  } finally {
    await site.close();
  }
}

interface VoteResult {
  perSecond: number;
  p50: number;
  p99: number;
  failures: number;
  /** Processor time of the web process for one vote. */
  milliseconds: number;
}

const print = (what: string, results: readonly VoteResult[]) =>
  console.log(`${what.padEnd(56)} ${median(results.map((one) => one.perSecond)).toFixed(0)}/s (${results.map((one) => one.perSecond.toFixed(0)).join(', ')}), p50 ${median(results.map((one) => one.p50)).toFixed(0)} ms, p99 ${median(results.map((one) => one.p99)).toFixed(0)} ms, web process ${median(results.map((one) => one.milliseconds)).toFixed(2)} ms a vote, failures ${results.reduce((sum, one) => sum + one.failures, 0)}`);

interface Visitor {
  cookie: string;
  csrf: string;
}

/** Reads the page as a new browser does: two cookies and the form's token. */
async function newVisitor(site: BenchSite): Promise<Visitor> {
  const answer = await fetch(site.address + talk);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  return { csrf, cookie: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') };
}

async function prepareVisitors(site: BenchSite, count: number): Promise<Visitor[]> {
  const made: Visitor[] = [];
  while (made.length < count) made.push(...await Promise.all(Array.from({ length: Math.min(16, count - made.length) }, () => newVisitor(site))));
  return made;
}

async function itemsOf(site: BenchSite): Promise<number[]> {
  const { rows } = await inDatabase(site, (client) => client.query<{ item: number }>("select i.item from conversations.contribution i join conversations.phase p on p.id = i.phase_id join conversations.conversation c on c.id = p.conversation_id where i.state = 'shown' and c.code = 'vale-rural-care' and p.position = 1"));
  return rows.map(({ item }) => item);
}

async function inDatabase<T>(site: BenchSite, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: site.house.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One row, one commit, 16 connections: what this disk and database can do at most. */
async function bareCommits(site: BenchSite): Promise<number> {
  await inDatabase(site, (client) => client.query('create table if not exists public.bare (participant bigint, item integer, choice smallint)'));
  const until = performance.now() + 3_000;
  let count = 0;
  await Promise.all(Array.from({ length: connections }, () => inDatabase(site, async (client) => {
    while (performance.now() < until) {
      await client.query('insert into public.bare values ($1, $2, $3)', [count, count % 40, 1]);
      count += 1;
    }
  })));
  await inDatabase(site, (client) => client.query('drop table public.bare'));
  return count / 3;
}

const bodyOf = ({ csrf }: Visitor, item: number, choice: string) => new URLSearchParams({ _csrf: csrf, item: String(item), choice, back: '', place: '1.0' }).toString();

async function voteFor(site: BenchSite, visitors: readonly Visitor[], items: readonly number[], how: { seconds: number } | { amount: number }): Promise<VoteResult> {
  let next = 0;
  const before = site.processorMilliseconds();
  const result = await autocannon({
    url: site.address, connections, ...('amount' in how ? { amount: how.amount } : { duration: how.seconds }),
    requests: [{
      method: 'POST', path: `${talk}/votes`,
      setupRequest: (request) => {
        const n = (next += 1) - 1;
        const visitor = visitors[n % visitors.length] ?? { cookie: '', csrf: '' };
        const item = items[Math.floor(n / visitors.length + n) % items.length] ?? 0;
        return { ...request, headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: visitor.cookie }, body: bodyOf(visitor, item, ['support', 'oppose', 'pass'][(n + Math.floor(n / 97)) % 3] ?? 'pass') };
      },
    }],
  });
  const kept = result['3xx'];
  return { milliseconds: (site.processorMilliseconds() - before) / kept, perSecond: kept / result.duration, p50: result.latency.p50, p99: result.latency.p99, failures: result['4xx'] + result['5xx'] + result['2xx'] + result.errors + result.timeouts };
}

/** Each vote is the first of a new visitor: nobody fails, and there are exactly as many participants as visitors. */
async function firstVotes(site: BenchSite, items: readonly number[]): Promise<void> {
  const count = async () => Number((await inDatabase(site, (client) => client.query<{ n: string }>('select count(distinct participant) as n from conversations.vote'))).rows[0]?.n);
  const before = await count();
  const visitors = await prepareVisitors(site, 4_000);
  const result = await voteFor(site, visitors, items, { amount: visitors.length });
  print('first votes of new visitors', [result]);
  console.log(`${visitors.length} new visitors, ${(await count()) - before} new participants`);
}
