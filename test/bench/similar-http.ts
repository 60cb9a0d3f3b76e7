import { setTimeout } from 'node:timers/promises';
import { loadGeneratedConversation } from '../../src/app/demo-conversation/load.ts';
import { median } from './machine.ts';
import { openBenchSite } from './site.ts';

const asked = { contributions: 33_700, votes: 1_000, seed: 21, shape: 'open' } as const;
/** A route that takes words answers 20 requests a minute to one address. */
const IN_A_ROUND = 18;

/** The step before an idea is sent, in a part with some 10,000 ideas: a person presses "Send" and sees what says nearly the same. */
export async function similarOverHttp({ warmUpSeconds = 900, rounds = 3 } = {}): Promise<void> {
  const site = await openBenchSite({ port: 3907 });
  try {
    const talk = `/conversations/${await loadGeneratedConversation(site.house.ownerUrl, asked, { now: new Date(), print: () => undefined })}/1`;
    const form = await openForm(site.address + talk);
    const cold = await send(form, 'More evening clinics at the hospital, please');
    const memoryBefore = site.memoryMegabytes();
    const began = performance.now();
    while (performance.now() - began < warmUpSeconds * 1_000) {
      const used = site.processorMilliseconds();
      await setTimeout(2_000);
      // The thread that reads sentences is idle when all are read.
      if (site.processorMilliseconds() - used < 200) break;
    }
    console.log(`similar ideas over HTTP, sentences of a part with 10,000 ideas: read for ${((performance.now() - began) / 1000).toFixed(0)} s beside requests; first answer meanwhile ${cold.milliseconds.toFixed(0)} ms; memory ${memoryBefore.toFixed(0)} → ${site.memoryMegabytes().toFixed(0)} MB`);
    const answers: { milliseconds: number; isShown: boolean }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await setTimeout(61_000);
      const shown = await ideasOn(`${site.address}${talk}?page=${round + 1}`);
      for (let at = 0; at < IN_A_ROUND; at += 1) answers.push(await send(form, `${shown[at % shown.length] ?? ''} This is my idea.`));
    }
    const times = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    console.log(`  a page of similar ideas: median ${median(times).toFixed(0)} ms, longest ${(times.at(-1) ?? 0).toFixed(0)} ms; ${answers.filter(({ isShown }) => isShown).length} of ${answers.length} showed some`);
  } finally {
    await site.close();
  }
}

const ideasOn = async (list: string): Promise<string[]> => [...(await (await fetch(list)).text()).matchAll(/allied-idea__words[^>]*>(?:<[^>]+>)*([^<]{20,})</g)].map(([, words = '']) => words.replaceAll('&#39;', '’'));

interface OpenForm {
  address: string;
  cookie: string;
  fields: Record<string, string>;
}

async function openForm(talk: string): Promise<OpenForm> {
  const answer = await fetch(`${talk}/ideas/new`);
  const page = await answer.text();
  const hidden = [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const);
  return { address: `${talk}/ideas`, cookie: answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '), fields: Object.fromEntries(hidden) };
}

async function send({ address, cookie, fields }: OpenForm, words: string): Promise<{ milliseconds: number; isShown: boolean }> {
  const began = performance.now();
  const answer = await fetch(address, { method: 'POST', headers: { cookie, origin: new URL(address).origin }, body: new URLSearchParams({ ...fields, words, language: 'en' }) });
  const page = await answer.text();
  const milliseconds = performance.now() - began;
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${page.slice(0, 200)}`);
  return { milliseconds, isShown: page.includes('as-written') };
}
