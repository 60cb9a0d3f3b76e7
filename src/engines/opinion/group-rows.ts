import type { GroupStatementAnswer, OpinionAnswer } from './answer.ts';
import type { Identifier } from './input.ts';
import { groupFigures } from './polis/representativeness.ts';
import type { Chosen } from './polis/select-representative.ts';
import { representativeSentence } from './sentences.ts';
import type { Tallies } from './votes/tallies.ts';

/** Every group with every statement: counts, probabilities and tests. */
export function groupRows(statements: readonly Identifier[], tallies: Tallies): GroupStatementAnswer[] {
  return Array.from({ length: tallies.groups * tallies.statements }, (_, place) => {
    const group = Math.floor(place / tallies.statements);
    const { agree, disagree } = groupFigures(tallies, group, place % tallies.statements);
    return {
      group,
      statement: statements[place % tallies.statements] as Identifier,
      agrees: agree.count,
      disagrees: disagree.count,
      seen: agree.seen,
      agreeProbability: agree.probability,
      agreeTest: agree.test,
      agreeRepresentativeness: agree.representativeness,
      agreeRepresentativenessTest: agree.representativenessTest,
      disagreeProbability: disagree.probability,
      disagreeTest: disagree.test,
      disagreeRepresentativeness: disagree.representativeness,
      disagreeRepresentativenessTest: disagree.representativenessTest,
    };
  });
}

/** The chosen statements of each group, each with its reason. */
export function representativeRows(statements: readonly Identifier[], tallies: Tallies, chosen: readonly (readonly Chosen[])[]): OpinionAnswer['representative'] {
  return chosen.map((list, group) => ({
    group,
    statements: list.map(({ statement, side }) => {
      const figures = groupFigures(tallies, group, statement)[side];
      return { id: statements[statement] as Identifier, side, sentence: representativeSentence(side, figures, figures.representativeness) };
    }),
  }));
}
