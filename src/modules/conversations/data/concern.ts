import { readdirSync, readFileSync } from 'node:fs';
import { readSafetyReader, readSafetyWords, screenForSafety, type SafetyReader, type SafetyWords } from '#engines/safety';

const content = new URL('../../../../content/', import.meta.url);
let known: { words: SafetyWords; reader: SafetyReader } | null = null;

const safety = () => (known ??= {
  words: readSafetyWords(readdirSync(new URL('safety-words/', content)).toSorted().map((name) => readFileSync(new URL(`safety-words/${name}`, content), 'utf8')).join('\n')),
  reader: readSafetyReader(readFileSync(new URL('safety-reader/weights.bin', content)), readFileSync(new URL('safety-reader/word-classes.txt', content), 'utf8')),
});

/**
 * Why a trained person must read these words first: the kinds of harm they speak of with spaces between (`maybe` where that is not
 * sure), or null. Words are never refused or changed for it (docs/methods/safety-words.md).
 */
export function concernOf(said: string): string | null {
  const { words, reader } = safety();
  const { kinds } = screenForSafety(said, words, reader);
  return kinds.length > 0 ? kinds.join(' ') : null;
}

/**
 * The same for a few words that ask for help, such as in the finder, by patterns alone: the second reader learnt from ideas about services, and takes one such need in
 * six for harm ("I cannot get out of the bath"), while the patterns miss no more without it (ADR 0045).
 */
export function concernInNeed(said: string): readonly string[] {
  return screenForSafety(said, safety().words).kinds;
}

/** True where the screen names a kind of harm; false where it only says `maybe`, as of one ordinary idea in thirty. */
export const isSureOfHarm = (said: string): boolean => !['maybe', null].includes(concernOf(said));

/** An account of racism is testimony: nobody alone refuses it as discriminating for the words it quotes. */
export const isTestimony = (concern: string | null): boolean => concern?.split(' ').includes('racism-account') ?? false;
