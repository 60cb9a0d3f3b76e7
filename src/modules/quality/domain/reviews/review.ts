import { londonDay, type Day } from '#platform/clock';
import { periodAt, periodName, periodsBetween } from '../periods.ts';

/** The four kinds of evidence of a review (O63: "ongoing review of data, outcomes, and patient and workforce feedback"), in its order. */
export const evidenceKinds = ['data', 'outcomes', 'people', 'workforce'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export const evidenceTitles: Readonly<Record<EvidenceKind, string>> = { data: 'Data', outcomes: 'Outcomes for people', people: 'What people and communities say', workforce: 'What staff say' };

export const judgements = ['improved', 'no change', 'worse', 'too early'] as const;
export type ReviewJudgement = (typeof judgements)[number];
export const judgementWords: Readonly<Record<ReviewJudgement, string>> = {
  improved: 'It has improved', 'no change': 'No change that we can tell apart from chance', worse: 'It has become worse', 'too early': 'It is too early to say',
};

/** Two whole quarters without a review make it overdue (O63). */
export const QUARTERS_WITHOUT = 2;

/** The first day of the quarter that holds a day: quarters of the financial year begin in April, July, October and January. */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;

export const quarterName = (quarter: string): string => periodName(quarter, 'quarter');

/** Whether a review is overdue: `since` is the last review, or the publication where there is none yet. */
export const isReviewOverdue = (since: Day, now: Date): boolean => (periodsBetween(quarterOf(since), quarterOf(londonDay(now)), 'quarter') ?? 0) > QUARTERS_WITHOUT;

/** The first day on which a review is overdue. */
export const reviewDueBy = (since: Day): Day => periodAt(quarterOf(since), 'quarter', QUARTERS_WITHOUT + 1);
