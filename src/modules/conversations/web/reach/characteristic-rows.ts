import { NO_ANSWER, RATHER_NOT, type AboutQuestion } from '../../data/reach/about-you-content.ts';
import { besideReference, shareOf, type Share, type Standing } from '../../domain/reach/share.ts';
import { STEP_BY_WHO } from '../../domain/small-numbers.ts';
import { EVERYONE, type ToldFigure } from '../../domain/reach/tell-reach.ts';
import type { TargetLine } from '../../queries/reach/reach-figures.ts';

/** One answer to a question, as it may be told, beside what was wanted. */
export interface AnswerRow {
  answer: string;
  title: string;
  people: number | null;
  share: Share | null;
  target: TargetLine | null;
  beside: { low: number; high: number; standing: Standing } | null;
  /** Whether the wanted number is reached; null where none was set. */
  isReached: boolean | null;
}

export interface Characteristic {
  question: AboutQuestion;
  /** How many were asked; null is fewer than ten. */
  base: number | null;
  ratherNot: number | null;
  noAnswer: number | null;
  rows: readonly AnswerRow[];
}

export function characteristicOf(question: AboutQuestion, figures: readonly ToldFigure[], targets: readonly TargetLine[]): Characteristic {
  const told = (answer: string): number | null => figures.find((each) => each.question === question.code && each.answer === answer)?.people ?? null;
  const [base, ratherNot, noAnswer] = [told(EVERYONE), told(RATHER_NOT), told(NO_ANSWER)];
  const mostMissing = (ratherNot ?? 0) + (noAnswer ?? 0) + 2 * (STEP_BY_WHO - 1);
  const rows = question.answers.map(({ code, title }): AnswerRow => {
    const people = told(code);
    const share = shareOf({ people, base, mostMissing });
    const target = targets.find((each) => each.question === question.code && each.answer === code) ?? null;
    const wanted = target?.wantedPeople ?? null;
    return { answer: code, title, people, share, target, beside: share && target?.referencePercent ? besideReference(share, target.referencePercent) : null, isReached: wanted === null ? null : (people ?? 0) >= wanted };
  });
  return { question, base, ratherNot, noAnswer, rows };
}

/** Answers that fewer people gave than elsewhere, or than the organisers want to reach: where to go while there is time. */
export const gapsIn = (characteristics: readonly Characteristic[]): { question: AboutQuestion; row: AnswerRow }[] =>
  characteristics.flatMap(({ question, rows }) => rows.filter(({ beside, isReached }) => beside?.standing === 'fewer' || isReached === false).map((row) => ({ question, row })));
