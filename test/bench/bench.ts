import { tmpdir } from 'node:os';
import { calibration } from './calibration.ts';
import { charts } from './charts.tsx';
import { conversation } from './conversation.ts';
import { england as wholeEngland } from './england/england.ts';
import { funnels } from './funnels.ts';
import { machineLine, median } from './machine.ts';
import { loadAddress, type LoadResult } from './load.ts';
import { benchOpinion } from './opinion.ts';
import { protect } from './protect.ts';
import { benchRates } from './rates.ts';
import { rooms } from './rooms.ts';
import { search } from './search/search.ts';
import { similarProjects } from './similar-projects.ts';
import { openBenchSite, type BenchSite } from './site.ts';
import { hostile, spc } from './spc.ts';
import { support } from './support.ts';
import { text } from './text.ts';
import { votes } from './votes.ts';

const glance = '/strategies/nat';
const persona = process.env['BENCH_PERSONA'] ?? 'Priya Nair';
const rounds = 5;

/** Runs the lanes asked for, or all. Answers the exit code: figures are printed, not judged. */
export async function bench(lanes: readonly string[]): Promise<number> {
  const all: Readonly<Record<string, () => void | Promise<void>>> = { pages, memory, scale, votes, conversation, text, support, opinion: benchOpinion, spc, funnels, rates: benchRates, protect, charts, 'similar-projects': similarProjects, england: wholeEngland, calibration, hostile, search, rooms };
  const wanted = lanes.length > 0 ? lanes : Object.keys(all);
  console.log(machineLine(tmpdir()));
  for (const lane of wanted) {
    const run = all[lane];
    if (!run) {
      console.error(`There is no lane "${lane}". Choose from ${Object.keys(all).join(', ')}.`);
      return 2;
    }
    await run();
  }
  return 0;
}

const line = (what: string, results: readonly LoadResult[]) => {
  const rate = results.map((result) => result.requestsPerSecond);
  console.log(`${what.padEnd(44)} ${median(rate).toFixed(0)} requests/s (${Math.min(...rate).toFixed(0)} to ${Math.max(...rate).toFixed(0)}), p50 ${median(results.map((result) => result.p50)).toFixed(0)} ms, p99 ${median(results.map((result) => result.p99)).toFixed(0)} ms, failures ${results.reduce((sum, result) => sum + result.failures, 0)}`);
};

/** The strategy page for the public and for a signed-in persona: cold, then warm in interleaved rounds. */
async function pages(): Promise<void> {
  const site = await openBenchSite({ port: 3901 });
  try {
    const cookie = await site.cookieOf(persona);
    console.log(`cold, first request: public ${(await once(site, glance)).toFixed(0)} ms, persona ${(await once(site, glance, cookie)).toFixed(0)} ms`);
    await loadAddress(site.address + glance, { seconds: 3 });
    const results: Record<'public' | 'persona', LoadResult[]> = { public: [], persona: [] };
    for (let round = 0; round < rounds; round += 1) {
      results.public.push(await loadAddress(site.address + glance, { seconds: 5 }));
      results.persona.push(await loadAddress(site.address + glance, { seconds: 5, cookie }));
    }
    line('strategy page, the public', results.public);
    line('strategy page, a signed-in persona', results.persona);
    console.log(`memory after: ${site.memoryMegabytes().toFixed(0)} MB`);
  } finally {
    await site.close();
  }
}

async function once(site: BenchSite, path: string, cookie?: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(site.address + path, { headers: cookie ? { cookie } : {} });
  await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - began;
}

/** 100,000 requests over the public pages in ten parts: memory after each. */
async function memory(): Promise<void> {
  const site = await openBenchSite({ port: 3902 });
  try {
    const after: number[] = [];
    for (let part = 0; part < 10; part += 1) {
      for (const path of [glance, '/', '/strategies', '/strategies/ox', `${glance}/alignment?with=ox`]) await loadAddress(site.address + path, { amount: 2_000 });
      after.push(site.memoryMegabytes());
    }
    console.log(`memory after each 10,000 of 100,000 requests (MB): ${after.map((value) => value.toFixed(0)).join(' ')}`);
  } finally {
    await site.close();
  }
}

/** The same pages on the small site and on the generated England, turn by turn, as ratios. */
async function scale(): Promise<void> {
  const small = await openBenchSite({ port: 3903 });
  const large = await openBenchSite({ port: 3904, large: true });
  try {
    for (const path of ['/', '/strategies', glance, `${glance}/nodes/nat.a3.1`, '/strategies/vale', `${glance}/years`]) await comparePath(small, large, path);
  } finally {
    await small.close();
    await large.close();
  }
}

async function comparePath(small: BenchSite, large: BenchSite, path: string): Promise<void> {
  const cold = [await once(small, path), await once(large, path)];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const here = await loadAddress(small.address + path, { seconds: 2 });
    const there = await loadAddress(large.address + path, { seconds: 2 });
    ratios.push(here.requestsPerSecond / there.requestsPerSecond);
  }
  console.log(`${path.padEnd(40)} England takes ${median(ratios).toFixed(2)}× the small site's time (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); cold ${cold.map((value) => value?.toFixed(0)).join(' and ')} ms`);
}
