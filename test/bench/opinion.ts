import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adjustedRandIndex, analyseOpinion, type Identifier, type OpinionAnswer, type OpinionInput } from '#engines/opinion';
import { readPolisFolder } from '../../src/app/analyse/polis-folder.ts';
import { structurelessVotes } from '../../src/engines/opinion/planted-votes.ts';
import { randomFractions } from '../../src/engines/opinion/random.ts';
import { median } from './machine.ts';

const shared = fileURLToPath(new URL('../../../shared/data/conversations/', import.meta.url));
const names = ['london.youth.policing', 'brexit-consensus', 'scoop-hivemind.taxes', 'ssis.land-bank-farmland.2rumnecbeh.2021-08-01', 'scoop-hivemind.biodiversity', 'american-assembly.bowling-green'];

/** Opinion groups: speed and memory on a million votes, hidden votes told, steadiness under renaming, quiet on votes without structure. */
export function benchOpinion(): void {
  million('columns');
  million('objects');
  structureless();
  if (!existsSync(shared)) return console.log('The conversations are not beside the repository (../shared/data/conversations): the rest is left out.');
  for (const name of names) realConversation(name);
}

/** Each run is a process of its own, so that nothing is warm: it prints seconds, CPU seconds, memory and the time of new votes. */
function million(shape: 'columns' | 'objects'): void {
  const script = fileURLToPath(new URL('opinion-million.ts', import.meta.url));
  const loader = fileURLToPath(new URL('../../src/app/loader.mjs', import.meta.url));
  const load = loadavg()[0]?.toFixed(2);
  const runs = Array.from({ length: 5 }, () => {
    const child = spawnSync(process.execPath, ['--import', loader, script, shape], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as { wallMs: number; cpuMs: number; megabytes: number; addMs: number[]; addCpuMs: number[] };
  });
  const show = (what: string, values: readonly number[], unit: string) => `${what} ${median(values).toFixed(0)} ${unit} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
  console.log(`1,000,000 votes, 20,000 people, 500 statements, from ${shape}, cold process, load ${load}: ${show('wall', runs.map((run) => run.wallMs), 'ms')}, ${show('CPU', runs.map((run) => run.cpuMs), 'ms')}, ${show('peak memory', runs.map((run) => run.megabytes), 'MB')}, ${show('100 new votes to answer: wall', runs.flatMap((run) => run.addMs), 'ms')}, ${show('CPU', runs.flatMap((run) => run.addCpuMs), 'ms')}`);
}

function structureless(): void {
  let withGroups = 0;
  const runs = 120;
  for (let seed = 1; seed <= runs; seed += 1) {
    const kind = (['rates', 'steep', 'agreeable', 'half'] as const)[seed % 4] ?? 'rates';
    const votes = structurelessVotes({ people: 30 + 2 * seed, statements: 15 + (seed % 30), density: 0.3 + 0.5 * ((seed % 7) / 7), seed: 1000 + seed, kind });
    if (analyseOpinion({ votes, seed, heldOut: false }).groups.length > 0) withGroups += 1;
  }
  console.log(`votes without structure: groups in ${withGroups} of ${runs} conversations`);
}

function realConversation(name: string): void {
  const read = readPolisFolder(join(shared, name));
  if (!read.ok) throw new Error(read.expected);
  const began = performance.now();
  const answer = analyseOpinion(read.input);
  const elapsed = performance.now() - began;
  const { heldOut } = answer;
  const figures = heldOut ? `AUC ${heldOut.auc?.toFixed(3)} against ${heldOut.baseline.auc?.toFixed(3)}, log-loss ${heldOut.logLoss?.toFixed(3)} against ${heldOut.baseline.logLoss?.toFixed(3)} (${heldOut.votes} hidden votes)` : 'not told';
  const groups = answer.groups.map((group) => `${group.size} at ${group.stability?.toFixed(2)}`).join(', ') || 'none';
  console.log(`${name}: ${elapsed.toFixed(0)} ms; ${figures}; groups ${groups}; renamed and shuffled, adjusted Rand index ${renamed(read.input, answer).map((index) => index.toFixed(3)).join(' ')}`);
}

/** The same votes with new names for people and statements, in another order: do the same people fall together? */
function renamed({ votes, ...settings }: OpinionInput, answer: OpinionAnswer): number[] {
  const last = [...new Map(votes.map((vote) => [`${vote.participant} ${vote.statement}`, vote])).values()];
  const before = new Map(answer.groups.flatMap((group) => group.participants.map((participant) => [participant, group.id])));
  if (before.size === 0) return [];
  return Array.from({ length: 3 }, (_, round) => {
    const random = randomFractions(round + 1, 21);
    const person = newNames(last.map((vote) => vote.participant), random);
    const statement = newNames([...last.map((vote) => vote.statement), ...(settings.statements ?? []).map((one) => one.id)], random);
    const again = analyseOpinion({ ...settings, heldOut: false, statements: (settings.statements ?? []).map((one) => ({ ...one, id: statement.get(one.id) ?? '' })), votes: shuffle(last.map((vote) => ({ ...vote, participant: person.get(vote.participant) ?? '', statement: statement.get(vote.statement) ?? '' })), random) });
    const after = new Map(again.groups.flatMap((group) => group.participants.map((participant) => [participant, group.id])));
    const people = [...before.keys()].filter((one) => after.has(person.get(one) ?? ''));
    return adjustedRandIndex(people.map((one) => before.get(one) ?? -1), people.map((one) => after.get(person.get(one) ?? '') ?? -1)) ?? 0;
  });
}

function newNames(old: readonly Identifier[], random: () => number): Map<Identifier, number> {
  return new Map(shuffle([...new Set(old)], random).map((name, number) => [name, number]));
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items.map((item) => ({ item, key: random() })).toSorted((one, other) => one.key - other.key).map(({ item }) => item);
}
