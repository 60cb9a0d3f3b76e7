import { isEmptyWord, openSpelling, stemOf, wordsOf } from '#engines/similarity';
import { facets, guide, needsFile, type GuideEntry, type Need } from '../guide/guide-content.ts';

export interface Asked {
  words: string;
  /** Chosen from lists; empty where nothing was chosen. */
  needs: readonly string[];
  lifeStage: string;
  setting: string;
}

export interface Reason {
  need: Need;
  because: string;
  /** What was said or chosen that led here. */
  said: readonly string[];
}

export interface Found {
  profession: GuideEntry;
  reasons: readonly Reason[];
  /** The words named this profession itself. */
  isNamed: boolean;
}

interface Term {
  stems: readonly string[];
  words: string;
  weight: number;
}

/** A word that says little counts this much; each further word of a phrase makes it surer by this much. */
const [WEAK, SURER] = [0.4, 0.5];
/** A spelling that had to be mended counts a little less. */
const MENDED = 0.85;
/** Of several words for one need, those after the strongest add this share of theirs. */
const BESIDE = 0.25;
/** Who is named outright stands before whom a need alone brings. */
const NAMED = 7;
/** Shown is who reaches this share of the first, and so many at most. */
const [SHARE, MOST] = [0.34, 6];
const NEAR = 6;

const termOf = (words: string): Term => {
  const stems = wordsOf(words).map((word) => stemOf(word));
  const base = needsFile.weak.includes(words) ? WEAK : 1;
  return { stems, words, weight: base + SURER * (stems.length - 1) };
};
const needTerms = needsFile.needs.map((need) => ({ need, terms: need.terms.map(termOf) }));
const nameTerms = Object.entries(needsFile.names).map(([slug, names]) => ({ slug, terms: names.map(termOf) }));
const known = new Set([...needTerms, ...nameTerms].flatMap(({ terms }) => terms.flatMap(({ words }) => wordsOf(words))));
const knownStems = new Set([...known].map((word) => stemOf(word)));
const spelling = openSpelling([...known].filter((word) => word.length >= 5));
const lifeStageTerms = facets.lifeStages.map(({ code, terms }) => ({ code, terms: terms.map(termOf) }));

interface Token {
  stem: string;
  said: string;
  isMended: boolean;
  /** It is part of a phrase ("back to work"), so it means nothing on its own. */
  isPart: boolean;
}

/**
 * Which professions may help with what somebody says or chooses, the likeliest first, each with its reasons. It compares words with the list
 * of needs and nothing else: it never says what is wrong. The same words give the same answer.
 */
export function findProfessions({ words, needs, lifeStage, setting }: Asked): Found[] {
  const tokens = withoutParts(tokensOf(words));
  const strengths = needTerms.map(({ need, terms }) => ({ need, ...strengthOf(tokens, terms), isChosen: needs.includes(need.code) }))
    .map((each) => (each.isChosen ? { ...each, strength: Math.max(1, each.strength), said: each.said.length > 0 ? each.said : [each.need.title] } : each))
    .filter(({ strength }) => strength > 0);
  const named = new Set(nameTerms.filter(({ terms }) => strengthOf(tokens, terms).strength > 0).map(({ slug }) => slug));
  const stages = lifeStage === '' ? lifeStageTerms.filter(({ terms }) => strengthOf(tokens, terms).strength > 0).map(({ code }) => code) : [lifeStage];
  const scored = guide.filter((entry) => fits(entry, stages, setting)).map((profession) => scoreOf(profession, strengths, named.has(profession.slug))).filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
  const least = (scored[0]?.score ?? 0) * SHARE;
  return scored.filter(({ score }) => score >= least).slice(0, MOST).map(({ found }) => found);
}

const fits = (entry: GuideEntry, stages: readonly string[], setting: string): boolean => (stages.length === 0 || stages.some((stage) => entry.lifeStages.includes(stage))) && (setting === '' || entry.settings.includes(setting));

function scoreOf(profession: GuideEntry, strengths: readonly { need: Need; strength: number; said: readonly string[] }[], isNamed: boolean): { score: number; found: Found } {
  const parts = strengths.flatMap(({ need, strength, said }) => {
    const help = need.help[profession.slug];
    return help ? [{ worth: strength * help[0], isWeak: strength < 1 - MENDED + WEAK, reason: { need, because: help[1], said } }] : [];
  }).toSorted((one, other) => other.worth - one.worth);
  // What a weak word alone brought is no reason to tell where there is a better one.
  const told = parts.filter(({ isWeak }) => !isWeak || parts.every((part) => part.isWeak));
  return { score: parts.reduce((sum, { worth }) => sum + worth, isNamed ? NAMED : 0), found: { profession, reasons: told.slice(0, 3).map(({ reason }) => reason), isNamed } };
}

function tokensOf(words: string): Token[] {
  return wordsOf(words.slice(0, 400)).map((said) => {
    const stem = stemOf(said);
    if (knownStems.has(stem) || isEmptyWord(said) || said.length < 5) return { stem, said, isMended: false, isPart: false };
    const mended = spelling.nearest(said);
    return mended ? { stem: stemOf(mended), said, isMended: true, isPart: false } : { stem, said, isMended: false, isPart: false };
  });
}

const phrases = [...needTerms, ...nameTerms].flatMap(({ terms }) => terms.filter(({ stems }) => stems.length > 1));

/** Words that stand in a phrase of the list speak for that phrase only. */
function withoutParts(tokens: readonly Token[]): Token[] {
  const parts = new Set(phrases.flatMap(({ stems }) => hitOf(tokens, stems) ?? []));
  return tokens.map((token) => ({ ...token, isPart: parts.has(token) }));
}

/** How surely the words speak of it: the strongest term whole, the others a part; and what was said. */
function strengthOf(tokens: readonly Token[], terms: readonly Term[]): { strength: number; said: string[] } {
  const hits = terms.flatMap((term) => {
    const hit = hitOf(tokens, term.stems);
    return hit ? [{ weight: term.weight * (hit.some(({ isMended }) => isMended) ? MENDED : 1), said: hit.map(({ said }) => said).join(' ') }] : [];
  }).toSorted((one, other) => other.weight - one.weight);
  // One word counts once, however many terms it is a part of.
  const different = hits.filter(({ said }, at) => !hits.slice(0, at).some((earlier) => earlier.said.split(' ').includes(said)));
  const [first, ...others] = different;
  return { strength: first ? first.weight + BESIDE * others.reduce((sum, { weight }) => sum + weight, 0) : 0, said: different.slice(0, 3).map(({ said }) => said) };
}

/** The words that make up the term, near each other and in the order in which they were said. */
function hitOf(tokens: readonly Token[], stems: readonly string[]): Token[] | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const window = stems.length === 1 ? tokens.slice(at, at + 1).filter(({ isPart }) => !isPart) : tokens.slice(at, at + NEAR);
    const hit = window.filter(({ stem }) => stems.includes(stem));
    if (stems.every((stem) => hit.some((token) => token.stem === stem))) return hit;
  }
  return null;
}
