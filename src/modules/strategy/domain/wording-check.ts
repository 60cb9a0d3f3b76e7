import { isWithin, quotedRanges } from './quoted-text.ts';
import type { WordingRule } from './strategy-schema.ts';

/** A suggestion, never a refusal. Offsets count UTF-16 units of the text checked. */
export interface WordingSuggestion {
  readonly ruleCode: string;
  readonly offset: number;
  readonly found: string;
  readonly use: readonly string[];
  readonly reason: string;
}

export interface WordingRules {
  readonly rules: readonly Pick<WordingRule, 'code' | 'avoid' | 'use' | 'reason' | 'match'>[];
  /** Abbreviations of ethnic groups, from content/labels.yaml; matched in capitals only. */
  readonly ethnicGroupShortForms?: readonly string[];
}

/**
 * Looks for words that a strategy's wording rules avoid, in the order of the text, outside quotation marks. Rules of the
 * kind "advice" are for people to read and match nothing. An empty text gives no suggestion.
 */
export function checkWording(text: string, { rules, ethnicGroupShortForms = [] }: WordingRules): WordingSuggestion[] {
  const quoted = quotedRanges(text);
  return rules
    .flatMap((rule) =>
      matchesOf(text, rule.match === 'phrases' ? rule.avoid : rule.match === 'advice' ? [] : ethnicGroupShortForms, rule.match === 'phrases').map(
        ({ offset, found }) => ({ ruleCode: rule.code, offset, found, use: rule.use, reason: rule.reason }),
      ),
    )
    .filter(({ offset }) => !isWithin(quoted, offset))
    .toSorted((a, b) => a.offset - b.offset);
}

/** The phrase that templates use for a term under this strategy, or the fallback where the strategy has no rule for it. */
export function templateTerm(rules: readonly Pick<WordingRule, 'templateTerm'>[], key: string, fallback: string): string {
  return rules.find((rule) => rule.templateTerm?.key === key)?.templateTerm?.phrase ?? fallback;
}

function matchesOf(text: string, phrases: readonly string[], anyCase: boolean): { offset: number; found: string }[] {
  if (phrases.length === 0) return [];
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, anyCase ? 'giu' : 'gu');
  return [...text.matchAll(pattern)].map((match) => ({ offset: match.index, found: match[0] }));
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
