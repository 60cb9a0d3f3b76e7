import { maskDisclosures, screenForDisclosure } from '#engines/disclosure';
import { readSafetyWords, screenForSafety } from '#engines/safety';
import { openIndex, readConcepts } from '#engines/similarity';
import { closeSentenceEncoder, sentenceVectors } from '#platform/sentence-vectors';
import { plantedTexts } from '../fixtures/personal-words/planted.ts';
import { FRESH, freshOrdinaryIdeas, freshSafetyPhrases, ordinaryIdeas, safetyPhrases } from '../fixtures/safety-words/safety-words.ts';
import { shippedReader, shippedSentenceMap, shippedVectors, shippedWords } from '../fixtures/shipped-words.ts';
import { freshPairs, ideaCollection, labelledPairs, type LabelledPair } from '../fixtures/similar-ideas/similar-ideas.ts';
import { median } from './machine.ts';
import { similarOverHttp } from './similar-http.ts';
import { trigramIndex } from './trigram.ts';

const share = (hits: number, of: number) => `${hits} of ${of} (${of === 0 ? '-' : (hits / of).toFixed(3)})`;

/** What the three text engines find and miss, and how long they take. */
export async function text(): Promise<void> {
  await similarIdeas();
  await similarOverHttp();
  personalWords();
  safetyWords();
}

async function similarIdeas(): Promise<void> {
  const ideas = ideaCollection([...labelledPairs(), ...freshPairs(), ...freshPairs('second'), ...freshPairs('third')]);
  const sentences = await readSentences([...ideas.values()]);
  const before = memoryMegabytes();
  const began = performance.now();
  const index = openIndex(readConcepts(shippedWords('similar-words')), { vectors: shippedVectors(), map: shippedSentenceMap() });
  for (const [id, idea] of ideas) index.add(id, idea, sentences.get(idea));
  console.log(`similar ideas: ${index.size} ideas put in within ${(performance.now() - began).toFixed(0)} ms, ${(memoryMegabytes() - before).toFixed(0)} MB`);
  const trigrams = trigramIndex(ideas);
  const sets: [string, LabelledPair[]][] = [
    ['tune', labelledPairs().filter(({ half }) => half === 'tune')], ['unseen', labelledPairs().filter(({ half }) => half === 'unseen')], ['fresh', freshPairs()], ['second fresh', freshPairs('second')], ['third fresh', freshPairs('third')],
  ];
  const times: number[] = [];
  for (const [name, pairs] of sets) {
    recallLine(`${name}, engine`, pairs, await answersOf(pairs, async (query) => {
      const start = performance.now();
      const sentence = (await sentenceVectors([query]))?.[0];
      const ids = index.similar(query, { limit: 5, sentence }).map(({ id }) => id);
      times.push(performance.now() - start);
      return ids;
    }));
    recallLine(`${name}, words alone`, pairs, await answersOf(pairs, (query) => index.similar(query, { limit: 5 }).map(({ id }) => id)));
    recallLine(`${name}, trigrams ≥ 0.25`, pairs, await answersOf(pairs, (query) => trigrams(query, 5)));
  }
  await closeSentenceEncoder();
  console.log(`  per query, with reading its sentence: median ${median(times).toFixed(1)} ms, p99 ${(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`);
}

async function readSentences(texts: readonly string[]): Promise<Map<string, Float32Array>> {
  const began = performance.now();
  const vectors = await sentenceVectors(texts, { withinMs: 60 * 60_000, urgent: false });
  if (!vectors) throw new Error('The encoder of sentences does not answer');
  console.log(`sentences: ${((performance.now() - began) / texts.length).toFixed(1)} ms each`);
  return new Map(texts.map((text, at) => [text, vectors[at] ?? new Float32Array(0)]));
}

async function answersOf(pairs: readonly LabelledPair[], find: (query: string) => string[] | Promise<string[]>): Promise<Map<LabelledPair, string[]>> {
  const answers = new Map<LabelledPair, string[]>();
  for (const pair of pairs) answers.set(pair, await find(pair.query));
  return answers;
}

function recallLine(name: string, pairs: readonly LabelledPair[], answers: ReadonlyMap<LabelledPair, string[]>): void {
  const hits = pairs.map((pair) => ({ style: pair.style, hit: answers.get(pair)?.includes(pair.id) ?? false }));
  const styles = Object.entries(Object.groupBy(hits, ({ style }) => style)).map(([style, of]) => `${style} ${(of.filter(({ hit }) => hit).length / of.length).toFixed(2)}`);
  console.log(`  recall@5 ${name.padEnd(24)} ${share(hits.filter(({ hit }) => hit).length, hits.length)}: ${styles.join(', ')}`);
}

function personalWords(): void {
  console.log('personal words:');
  for (const [kind, planted = []] of Object.entries(Object.groupBy(plantedTexts(), ({ kind }) => kind))) {
    const masked = planted.filter((one) => !maskDisclosures(one.text, screenForDisclosure(one.text)).includes(one.planted.replace(/^mailto:|^NHS (?:no|number:) |[<>]/g, '')));
    const found = planted.filter((one) => screenForDisclosure(one.text).some((finding) => finding.kind === kind));
    console.log(`  ${kind}: found as such ${share(found.length, planted.length)}, masked ${share(masked.length, planted.length)}`);
  }
  const ideas = ordinaryIdeas();
  console.log(`  false alarms on ordinary ideas: ${share(ideas.filter(({ idea }) => screenForDisclosure(idea).length > 0).length, ideas.length)}, ${timePer(ideas.map(({ idea }) => idea), screenForDisclosure)} ms each`);
}

function safetyWords(): void {
  console.log('safety words, patterns and second reader (in brackets patterns alone):');
  const words = readSafetyWords(shippedWords('safety-words'));
  const reader = shippedReader();
  const isFound = (said: string) => screenForSafety(said, words, reader).kinds.length > 0;
  const isKnown = (said: string) => screenForSafety(said, words).kinds.length > 0;
  const shares = (said: readonly string[]) => `${share(said.filter(isFound).length, said.length)} (${said.filter(isKnown).length})`;
  for (const half of ['tune', 'unseen'] as const) {
    const phrases = safetyPhrases().filter((one) => one.half === half);
    const ideas = ordinaryIdeas().filter((one) => one.half === half);
    const own = phrases.filter(({ phrase, kind }) => screenForSafety(phrase, words, reader).kinds.includes(kind));
    console.log(`  ${half}: found ${shares(phrases.map(({ phrase }) => phrase))}, by their kind ${share(own.length, phrases.length)}, false alarms ${shares(ideas.map(({ idea }) => idea))}`);
  }
  for (const set of FRESH) console.log(`  ${set} fresh set, learnt from: found ${shares(freshSafetyPhrases(set).map(({ phrase }) => phrase))}`);
  console.log(`  eighth fresh set, nothing learnt from it: found ${shares(freshSafetyPhrases('eighth').map(({ phrase }) => phrase))}, false alarms ${shares(freshOrdinaryIdeas('eighth'))}`);
  const hard = (['first', 'fourth', 'fifth', 'sixth', 'seventh'] as const).flatMap(freshOrdinaryIdeas);
  console.log(`  fresh hard ordinary ideas, learnt from: false alarms ${shares(hard)}, ${timePer(hard, isFound)} ms each`);
  console.log('  in sets that were held out: node bin/build-safety-reader --held-out');
}

function timePer(texts: readonly string[], work: (one: string) => unknown): string {
  const began = performance.now();
  for (const one of texts) work(one);
  return ((performance.now() - began) / texts.length).toFixed(2);
}

function memoryMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000_000;
}
