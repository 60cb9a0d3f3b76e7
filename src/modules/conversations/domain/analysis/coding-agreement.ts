import { analyseAgreement, type AgreementResult } from '#engines/agreement';
import type { Sentiment } from './sentiment.ts';

/** What one coder gave one contribution. */
export interface CodedOnce {
  contributionId: string;
  coderId: string;
  codeIds: readonly string[];
  sentiment: Sentiment;
}

export type Figure = Pick<AgreementResult, 'alpha' | 'low' | 'high' | 'sentence' | 'notes' | 'pairedItemCount'>;

export interface CodingAgreement {
  /** Strict: the same set of codes, or not. */
  whole: Figure;
  /** Each code: given or not given, with its own interval. */
  perCode: readonly (Figure & { codeId: string; given: number })[];
  sentiment: Figure;
}

/**
 * Krippendorff's alpha, nominal, over contributions with two codings. Several codes may fit, so the whole is asked of the set of
 * codes, the strictest reading, and each code is asked by itself as given or not given.
 */
export function codingAgreement(codings: readonly CodedOnce[], codeIds: readonly string[]): CodingAgreement {
  return {
    whole: figure(codings, ({ codeIds: given }) => [...new Set(given)].toSorted().join(' ') || 'no code'),
    perCode: codeIds.map((codeId) => ({ codeId, given: codings.filter((each) => each.codeIds.includes(codeId)).length, ...figure(codings, (each) => (each.codeIds.includes(codeId) ? 'given' : 'not given')) })),
    sentiment: figure(codings, (each) => each.sentiment),
  };
}

function figure(codings: readonly CodedOnce[], codeOf: (coding: CodedOnce) => string): Figure {
  const items = Map.groupBy(codings, ({ contributionId }) => contributionId);
  const { alpha, low, high, sentence, notes, pairedItemCount } = analyseAgreement({
    items: [...items].map(([id, each]) => ({ id, codings: each.map((coding) => ({ coder: coding.coderId, code: codeOf(coding) })) })), level: 'nominal',
  });
  return { alpha, low, high, sentence, notes, pairedItemCount };
}

/** Contributions on which the coders did not give the same codes or the same sentiment. */
export function disagreements(codings: readonly CodedOnce[]): Set<string> {
  const items = Map.groupBy(codings, ({ contributionId }) => contributionId);
  const keyOf = ({ codeIds, sentiment }: CodedOnce) => `${sentiment} ${[...new Set(codeIds)].toSorted().join(' ')}`;
  return new Set([...items].filter(([, each]) => new Set(each.map(keyOf)).size > 1).map(([id]) => id));
}
