import { splitSentences } from '#engines/readability';
import type { Tx } from '#platform/db';
import { valueOrThrow, shippedText } from '../data/shipped-content.ts';
import type { Glossary } from '../domain/glossary.ts';
import { parseLabels } from '../domain/labels.ts';
import { checkPlainLanguage } from '../domain/plain-language.ts';
import { parseSiteWording } from '../domain/site-wording.ts';
import { checkWording, type WordingRules } from '../domain/wording-check.ts';
import { glossaryInForce, wordingRulesOf } from './words.ts';

/** One suggestion about a text and the sentence it is about. It never stops anybody from saving. */
export interface WordSuggestion {
  kind: 'wording' | 'reading-age' | 'long-sentence' | 'short-form';
  sentence: string;
  message: string;
  /** Why the words are avoided; for wording rules only. */
  reason?: string;
}

/** What a text is checked against; read once, used for every field of a form. */
interface WordYardstick {
  rules: WordingRules['rules'];
  glossary: Glossary;
}

/** The national strategy's wording rules hold on every page; a strategy's own and this site's are added to them. */
const NATIONAL = 'nat';

async function wordYardstick(tx: Tx, strategyCode?: string | null): Promise<WordYardstick> {
  const own = strategyCode && strategyCode !== NATIONAL ? await wordingRulesOf(tx, strategyCode) : [];
  return { rules: [...(await wordingRulesOf(tx, NATIONAL)), ...own, ...siteRules], glossary: await glossaryInForce(tx) };
}

/** Suggestions for one text: words to avoid, then plain language, in the order of the text. Quotations are left alone. */
export async function checkWords(tx: Tx, { text, strategyCode }: { text: string; strategyCode?: string | null }): Promise<WordSuggestion[]> {
  return (await suggestWords(tx, [text], strategyCode))[0] ?? [];
}

/** Suggestions for each of several texts, in their order. */
export async function suggestWords(tx: Tx, texts: readonly string[], strategyCode?: string | null): Promise<WordSuggestion[][]> {
  const yardstick = await wordYardstick(tx, strategyCode);
  return texts.map((text) => suggestionsFor(text, yardstick));
}

function suggestionsFor(text: string, { rules, glossary }: WordYardstick): WordSuggestion[] {
  const sentences = splitSentences(text);
  const wording = checkWording(text, { rules, ethnicGroupShortForms: neverShorten }).map(({ offset, found, use, reason }) => ({
    offset,
    suggestion: { kind: 'wording' as const, sentence: sentences.find(({ start, end }) => offset >= start && offset < end)?.text ?? text, message: messageOf(found, use), reason: reason.replace(/\.$/, '') },
  }));
  // A word to be replaced is not also to be written in full.
  const isReplaced = new Set(wording.map(({ offset }) => offset));
  const plain = checkPlainLanguage(text, glossary).findings.filter(({ kind, offset }) => kind !== 'short-form' || !isReplaced.has(offset)).map(({ kind, offset, sentence, message }) => ({ offset, suggestion: { kind, sentence, message } }));
  return [...wording, ...plain].toSorted((a, b) => a.offset - b.offset).map(({ suggestion }) => suggestion);
}

const messageOf = (found: string, use: readonly string[]): string => (use.length > 0 ? `Instead of “${found}” try ${use.map((words) => `“${words}”`).join(' or ')}.` : `Think again about “${found}”.`);

const { neverShorten } = valueOrThrow('labels.yaml', parseLabels(shippedText('labels.yaml')));
/** What this site itself suggests, beside the rules of each strategy (content/wording.yaml). */
export const siteRules = valueOrThrow('wording.yaml', parseSiteWording(shippedText('wording.yaml')));
