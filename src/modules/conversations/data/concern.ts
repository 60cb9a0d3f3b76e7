import { readdirSync, readFileSync } from 'node:fs';
import { readSafetyWords, screenForSafety, type SafetyWords } from '#engines/safety';

const folder = new URL('../../../../content/safety-words/', import.meta.url);
let known: SafetyWords | null = null;

const safetyWords = (): SafetyWords => (known ??= readSafetyWords(readdirSync(folder).toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')));

/**
 * Why a trained person must read these words first: the kinds of harm they speak of with spaces between, or null. Words are never
 * refused or changed for it (docs/methods/safety-words.md).
 */
export function concernOf(words: string): string | null {
  const { kinds } = screenForSafety(words, safetyWords());
  return kinds.length > 0 ? kinds.join(' ') : null;
}

/** An account of racism is testimony: nobody alone refuses it as discriminating for the words it quotes. */
export const isTestimony = (concern: string | null): boolean => concern?.split(' ').includes('racism-account') ?? false;
