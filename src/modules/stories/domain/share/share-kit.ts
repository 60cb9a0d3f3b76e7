import { unexplainedForms, writtenInFull, type Glossary } from '#modules/strategy';

/** A short post: the least that the common places for posts take (X: 280 letters), less 24 for the link. */
export const POST_LETTERS = 256;
const SUMMARY_LETTERS = 600;
const CARD_LETTERS = 140;

export interface ToShare {
  title: string;
  organisation: string;
  problem: string;
  whatWasDone: string;
  /** '' unless figures show it now. */
  claim: string;
  isExample: boolean;
}

export interface ShareKit {
  summary: string;
  post: string;
  card: { title: string; words: string; foot: string };
  /** What the card shows, for people who do not see it. */
  altText: string;
  /** Short forms that nobody explains: explain them in the case study first. */
  unexplained: readonly string[];
}

/** Texts to share, made from the case study alone: nothing is added to it, and no short form stands unexplained (requirement O31). */
export function shareKit(study: ToShare, glossary: Glossary): ShareKit {
  const [problem, done] = [firstSentences(study.problem, 200), firstSentences(study.whatWasDone, 200)];
  const mark = study.isExample ? 'Example: ' : '';
  const summary = `${mark}${study.title}. ${problem} ${done}${study.claim === '' ? '' : ` What the figures show: ${study.claim}`}`;
  const post = `${mark}${study.title}. ${firstSentences(study.whatWasDone, 120)}`;
  const card = { title: writtenInFull(`${mark}${study.title}`, glossary), words: cutAt(writtenInFull(firstSentences(study.claim === '' ? study.whatWasDone : study.claim, CARD_LETTERS), glossary), CARD_LETTERS), foot: study.organisation };
  return {
    summary: cutAt(writtenInFull(summary, glossary), SUMMARY_LETTERS), post: cutAt(writtenInFull(post, glossary), POST_LETTERS), card,
    altText: `A card with the words: ${card.title}. ${withStop(card.words)} ${card.foot}.`,
    unexplained: unexplainedForms(`${study.title}. ${study.problem} ${study.whatWasDone} ${study.claim}`, glossary),
  };
}

/** As many whole sentences as fit, the first one at least. */
function firstSentences(text: string, letters: number): string {
  const sentences = text.replaceAll(/\s+/g, ' ').trim().match(/[^.!?]+(?:[.!?]+|$)/g) ?? [];
  let kept = sentences[0]?.trim() ?? '';
  for (const sentence of sentences.slice(1)) {
    if (kept.length + sentence.length > letters) break;
    kept += ` ${sentence.trim()}`;
  }
  return cutAt(kept, letters);
}

/** Cut between words, and said to be. */
function cutAt(text: string, letters: number): string {
  if (text.length <= letters) return text;
  return `${text.slice(0, letters - 1).replace(/\s+\S*$/, '')}…`;
}

const withStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
