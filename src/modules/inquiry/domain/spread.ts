import { stages, type Stage, type StageAnswer } from './stages.ts';

/** How many of these places stand at each stage; those without an answer and those to whom it does not apply are counted apart. Never a mean. */
export interface Spread {
  at: readonly { stage: Stage; places: number }[];
  notApplicable: number;
  noAnswer: number;
}

export function spreadOf(answers: readonly (StageAnswer | null)[]): Spread {
  return {
    at: stages.map((stage) => ({ stage, places: answers.filter((answer) => answer === stage).length })),
    notApplicable: answers.filter((answer) => answer === 'not-applicable').length, noAnswer: answers.filter((answer) => answer === null).length,
  };
}

/** A strength in common: every place that answered, and two or more of them, is established or shares with others. A gap in common: none of two or more has come beyond exploring. */
export function inCommon({ at }: Spread): 'strength' | 'gap' | null {
  const places = (wanted: readonly Stage[]) => at.filter(({ stage }) => wanted.includes(stage)).reduce((sum, { places: count }) => sum + count, 0);
  const all = places(stages);
  if (all < 2) return null;
  if (places(['established', 'sharing']) === all) return 'strength';
  return places(['not-yet-explored', 'exploring']) === all ? 'gap' : null;
}
