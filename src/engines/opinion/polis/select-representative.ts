import type { GroupFigures, SideFigures } from './representativeness.ts';

export type Side = 'agree' | 'disagree';

export interface Chosen {
  readonly statement: number;
  readonly side: Side;
}

/** The one-sided 90 % point of the normal distribution, as Polis rounds it. */
export const significant = 1.2816;

const listLength = 5;

interface Candidate extends Chosen {
  readonly figures: SideFigures;
  readonly both: GroupFigures;
}

/**
 * The statements that speak for a group, at most five: those whose side stands out by both tests, in the order of
 * ratio · test · probability · test, the best-agreed one first, agrees before disagrees. Where none passes, the best agreed
 * one, or else the one that stands out most. None only where there are no statements. `bar` is the z that a test must pass.
 */
export function selectRepresentative(statements: readonly number[], figuresOf: (statement: number) => GroupFigures, bar: number): Chosen[] {
  const candidates = statements.map((statement) => candidateOf(statement, figuresOf(statement)));
  const bestAgreed = findBestAgreed(candidates, bar);
  const passing = candidates.filter((one) => passes(one, bar));
  if (passing.length === 0) return [bestAgreed ?? mostApart(candidates)].flatMap((one) => (one ? [{ statement: one.statement, side: one.side }] : []));
  const ordered = passing.filter((one) => one.statement !== bestAgreed?.statement).toSorted((one, other) => weightOf(other.figures) - weightOf(one.figures));
  const list = [...(bestAgreed ? [bestAgreed] : []), ...ordered].slice(0, listLength);
  return [...list.filter((one) => one.side === 'agree'), ...list.filter((one) => one.side === 'disagree')].map(({ statement, side }) => ({ statement, side }));
}

function candidateOf(statement: number, both: GroupFigures): Candidate {
  const side = both.agree.representativenessTest > both.disagree.representativenessTest ? 'agree' : 'disagree';
  return { statement, side, figures: both[side], both };
}

const passes = ({ both }: Candidate, bar: number): boolean => [both.agree, both.disagree].some((side) => side.representativenessTest > bar && side.test > bar);

// Polis stores this test as a 32-bit number before it multiplies.
const weightOf = (side: SideFigures): number => side.representativeness * Math.fround(side.representativenessTest) * side.probability * side.test;

const weightOfAgree = ({ agree }: GroupFigures): number => agree.representativeness * agree.representativenessTest * agree.probability * agree.test;

/** Looks through the statements in their order; what counts as better depends on how good the best so far is. */
function findBestAgreed(candidates: readonly Candidate[], bar: number): Candidate | null {
  let best: Candidate | null = null;
  for (const one of candidates) {
    const { agree, disagree } = one.both;
    if (agree.count === 0 && disagree.count === 0) continue;
    if (best === null ? agree.test > bar || (agree.representativeness > 1 && agree.probability > 0.5) : isAgreedMore(one, best)) best = one;
  }
  return best;
}

function isAgreedMore(one: Candidate, best: Candidate): boolean {
  if (best.both.agree.representativeness > 1) return weightOfAgree(one.both) > weightOfAgree(best.both);
  return one.both.agree.probability * one.both.agree.test > best.both.agree.probability * best.both.agree.test;
}

function mostApart(candidates: readonly Candidate[]): Candidate | null {
  const height = ({ both }: Candidate) => Math.max(both.agree.representativenessTest, both.disagree.representativenessTest);
  return candidates.reduce<Candidate | null>((best, one) => (best === null || height(one) > Math.fround(height(best)) ? one : best), null);
}

/** Statements most people agree with, and those most disagree with: probability over a half, test passed, best five by their product. */
export function selectConsensus(statements: readonly number[], figuresOf: (statement: number) => GroupFigures, bar: number): Record<Side, number[]> {
  const best = (side: Side) => statements
    .map((statement) => ({ statement, figures: figuresOf(statement)[side] }))
    .filter(({ figures }) => figures.probability > 0.5 && figures.test > bar)
    .toSorted((one, other) => other.figures.probability * other.figures.test - one.figures.probability * one.figures.test)
    .slice(0, listLength)
    .map(({ statement }) => statement);
  return { agree: best('agree'), disagree: best('disagree') };
}
