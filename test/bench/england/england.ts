import pg from 'pg';
import { judgeAll } from '../../../src/modules/quality/data/results/judge-all.ts';
import { loadAddress, type LoadResult } from '../load.ts';
import { median } from '../machine.ts';
import { openBenchSite, type BenchSite } from '../site.ts';
import { generateEngland } from './generate.ts';
import { benchLateMonth } from './late-month.ts';
import { benchNewMonth } from './new-month.ts';

/** The whole of England in a scratch database: judged from the database, and read by 32 connections at once. */
export async function england(): Promise<void> {
  const site = await openBenchSite({ port: 3905 });
  try {
    await generateEngland(site.house.ownerUrl);
    await judgeTwice(site);
    await benchNewMonth(site);
    await benchLateMonth(site);
    for (const path of pages) await readPage(site, path);
    await readWhileFiguresComeIn(site);
  } finally {
    await site.close();
  }
}

const pages = ['/quality/matrix', '/quality/matrix?unit=bench-england&ambition=productivity&variation=concern-high', '/quality', '/quality/measures/bench-measure-7', '/quality/units/bench-trust-9'];

/** Every second something of the figures changes: what is kept is out of date, and a country is counted again. */
async function readWhileFiguresComeIn(site: BenchSite): Promise<void> {
  const owner = new pg.Client({ connectionString: site.house.ownerUrl });
  await owner.connect();
  const timer = setInterval(() => void owner.query("update quality.measure set published_at = now() where code = 'bench-measure-7'"), 1_000);
  try {
    console.log('while figures come in every second:');
    for (const path of ['/quality/matrix', '/quality/measures/bench-measure-7', '/quality/units/bench-trust-9']) await readPage(site, path);
  } finally {
    clearInterval(timer);
    await owner.end();
  }
}

/** The first reader of a page, then 32 connections that take it packed, as browsers do, in five rounds. */
async function readPage(site: BenchSite, path: string): Promise<void> {
  const began = performance.now();
  const first = await fetch(site.address + path);
  await first.text();
  if (!first.ok) throw new Error(`${path} answered ${first.status}`);
  const cold = performance.now() - began;
  await loadAddress(site.address + path, { seconds: 2, isPacked: true });
  const rounds: LoadResult[] = [];
  const before = site.processorMilliseconds();
  for (let round = 0; round < 5; round += 1) rounds.push(await loadAddress(site.address + path, { seconds: 4, isPacked: true }));
  const processor = (site.processorMilliseconds() - before) / rounds.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond * 4, 0);
  const of = (value: (result: LoadResult) => number) => median(rounds.map(value));
  console.log(`${path}: first ${cold.toFixed(0)} ms; then ${of(({ requestsPerSecond }) => requestsPerSecond).toFixed(0)} requests/s, p50 ${of(({ p50 }) => p50).toFixed(0)} ms, p99 ${of(({ p99 }) => p99).toFixed(0)} ms (${rounds.map(({ p99 }) => p99.toFixed(0)).join(', ')}); ${processor.toFixed(1)} ms of the web process a request; failures ${rounds.reduce((sum, { failures }) => sum + failures, 0)}`);
}

/** First into an empty table, then as after an upgrade of the engine: every result is out of date and is written over. */
async function judgeTwice({ house }: BenchSite): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    console.log(await judged('for the first time', house));
    for (let round = 0; round < 3; round += 1) {
      await owner.query("update quality.result set engine = 'spc 0'");
      await owner.query('vacuum analyze quality.result');
      console.log(await judged('after an upgrade of the engine', house));
    }
    console.log(await judged('with nothing out of date', house));
  } finally {
    await owner.end();
  }
}

async function judged(when: string, { worker }: BenchSite['house']): Promise<string> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const { series, judged: anew, raised, ended } = await judgeAll(worker, new Date());
  const { user, system } = process.cpuUsage(cpu);
  return `${series} series ${when}: ${anew} judged in ${((performance.now() - began) / 1000).toFixed(2)} s (of which this process ${((user + system) / 1e6).toFixed(2)} s of processor), ${raised} signals raised, ${ended} ended`;
}
