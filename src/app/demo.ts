import type { Config } from '#platform/config';
import { loadGeneratedConversation, mostGenerated, type GeneratedConversation } from './demo-conversation/load.ts';
import { openHouse, type House } from './house.ts';
import { england, loadScale, type Scale } from './scale/load.ts';
import { furnishContent } from './start.ts';
import { walkDemoThread } from './thread/command.ts';

export const demoUsage = 'demo [--thread] [--scale NAME] [--conversation] [--contributions NUMBER] [--votes NUMBER] [--seed NUMBER] [--open] [--ended]';

/** Size of the conversations behind the strategy's Appendix 1. */
const usual = { contributions: 21_000, votes: 1_000_000, seed: 1 };

type Asked = { scale: Scale } | { conversation: GeneratedConversation } | { thread: true };

/** `bin/allied demo`: walks the thread, or adds generated content of a size to measure with. Answers the exit code. */
export async function demo(args: readonly string[], config: Config): Promise<number> {
  const asked = readDemo(args);
  if ('wrong' in asked) return refuse(asked.wrong);
  if (config.mode !== 'demo') return refuse('Generated content is only for a demonstration: ALLIED_MODE must be "demo".');
  if ('thread' in asked) return walkDemoThread(config, (line) => console.log(line));
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    await furnishContent(house);
    return await load(house, asked);
  } finally {
    await house.close();
  }
}

async function load({ ownerUrl }: House, asked: Exclude<Asked, { thread: true }>): Promise<number> {
  const print = (line: string) => console.log(line);
  if ('scale' in asked) await loadScale(ownerUrl, asked.scale, print);
  else print(`Read it at /conversations/${await loadGeneratedConversation(ownerUrl, asked.conversation, { now: new Date(), print })}`);
  return 0;
}

/** What to make, or what is wrong with the question. */
export function readDemo(args: readonly string[]): Asked | { wrong: string } {
  const valueOf = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  if (args.includes('--thread')) return args.length === 1 ? { thread: true } : wrong('Say --thread by itself.');
  const isConversation = args.includes('--conversation');
  if (!isConversation) return args.length === 2 && valueOf('--scale') === 'england' ? { scale: england } : wrong('Say what to do: "demo --thread" walks the thread; or what to make: "demo --scale england", or "demo --conversation", with --contributions NUMBER, --votes NUMBER, --seed NUMBER and --open or --ended where you want others than the usual.');
  if (args.includes('--scale')) return wrong('Say either --scale england or --conversation, not both.');
  if (args.includes('--open') && args.includes('--ended')) return wrong('Say --open, or --ended, or neither: then the first part is over and the second is open.');
  const asked = { ...usual, shape: args.includes('--open') ? 'open' as const : args.includes('--ended') ? 'ended' as const : 'both' as const };
  for (const name of ['contributions', 'votes', 'seed'] as const) {
    const given = valueOf(`--${name}`);
    if (given === undefined) continue;
    const most = name === 'seed' ? 1_000_000 : mostGenerated[name];
    if (!/^\d{1,9}$/.test(given) || Number(given) < 1 || Number(given) > most) return wrong(`--${name} is a whole number from 1 to ${most.toLocaleString('en-GB')}.`);
    asked[name] = Number(given);
  }
  return { conversation: asked };
}

const wrong = (sentence: string) => ({ wrong: sentence });

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}
