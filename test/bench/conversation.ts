import { loadGeneratedConversation } from '../../src/app/demo-conversation/load.ts';
import { loadAddress } from './load.ts';
import { median } from './machine.ts';
import { openBenchSite, type BenchSite } from './site.ts';

const rounds = 5;
const sizes = {
  small: { contributions: 60, votes: 1_000, seed: 11 },
  'of 21,000 contributions': { contributions: 21_000, votes: 100_000, seed: 12 },
  'of 1,000,000 votes': { contributions: 2_000, votes: 1_000_000, seed: 13 },
} as const;
type Size = keyof typeof sizes;

/** What a reader feels in conversations of different sizes on one site: the list of ideas, its second page and one idea, turn by turn. */
export async function conversation(): Promise<void> {
  const site = await openBenchSite({ port: 3906 });
  try {
    const talks = new Map<Size, string>();
    for (const [size, asked] of Object.entries(sizes)) talks.set(size as Size, `/conversations/${await loadGeneratedConversation(site.house.ownerUrl, { ...asked, shape: 'open' }, { now: new Date(), print: () => undefined })}/1`);
    for (const [what, pathIn] of [['the list of ideas', (talk) => Promise.resolve(talk)], ['its second page', (talk) => Promise.resolve(`${talk}?page=2`)], ['one idea', (talk) => ideaOf(site, talk)]] as const satisfies [string, (talk: string) => Promise<string>][]) {
      await compare(site, what, new Map(await Promise.all([...talks].map(async ([size, talk]) => [size, await pathIn(talk)] as const))));
    }
    console.log(`memory of the web process: ${site.memoryMegabytes().toFixed(0)} MB`);
  } finally {
    await site.close();
  }
}

async function ideaOf({ address }: BenchSite, talk: string): Promise<string> {
  const found = /href="([^"]+\/ideas\/[0-9a-f-]{36})"/.exec(await (await fetch(address + talk)).text())?.[1];
  if (!found) throw new Error(`There is no idea on ${talk}`);
  return found;
}

async function compare(site: BenchSite, what: string, paths: ReadonlyMap<Size, string>): Promise<void> {
  const p99 = new Map<Size, number[]>([...paths.keys()].map((size) => [size, []]));
  let failures = 0;
  for (const path of paths.values()) await loadAddress(site.address + path, { seconds: 1 });
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, path] of paths) {
      const result = await loadAddress(site.address + path, { seconds: 3, connections: 16 });
      p99.get(size)?.push(result.p99);
      failures += result.failures;
    }
  }
  const small = p99.get('small') ?? [];
  for (const [size, figures] of p99) {
    const ratios = figures.map((figure, round) => figure / (small[round] ?? NaN));
    console.log(`${what}, a conversation ${size}`.padEnd(60), `p99 ${median(figures).toFixed(0)} ms (${figures.map((figure) => figure.toFixed(0)).join(', ')})${size === 'small' ? '' : `, ${median(ratios).toFixed(2)}× the small one's (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`}`);
  }
  if (failures > 0) console.log(`${what}: ${failures} failures`);
}
