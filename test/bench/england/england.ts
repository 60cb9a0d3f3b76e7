import pg from 'pg';
import { judgeAll } from '../../../src/modules/quality/data/results/judge-all.ts';
import { openBenchSite, type BenchSite } from '../site.ts';
import { generateEngland } from './generate.ts';

/** The whole of England in a scratch database: judged from the database, and read by 32 connections at once. */
export async function england(): Promise<void> {
  const site = await openBenchSite({ port: 3905 });
  try {
    await generateEngland(site.house.ownerUrl);
    await judgeTwice(site);
  } finally {
    await site.close();
  }
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
