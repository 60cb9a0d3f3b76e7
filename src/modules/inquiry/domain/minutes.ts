import type { TemplateContent } from './template-file.ts';

/** What a person needs, with a keyboard on a phone; written down before the pages were built (docs/methods/where-we-are.md). */
export const seconds = { begin: 60, step: 15, stage: 20, words: 120, strength: 140, signOff: 120 } as const;
/** "Less than 30 minutes" (the published framework's own measure, external facts of the requirements). */
export const MOST_MINUTES = 30;

/** How long the whole of a template takes: beginning, each step, each answer, and signing off. */
export function minutesOf({ steps }: Pick<TemplateContent, 'steps'>): number {
  const answers = steps.flatMap(({ questions }) => questions).reduce((sum, { answer }) => sum + seconds[answer], 0);
  return (seconds.begin + steps.length * seconds.step + answers + seconds.signOff) / 60;
}

/** How many fields each step has: a strength is words and the area it belongs to. */
export const fieldsOf = ({ steps }: Pick<TemplateContent, 'steps'>): number => steps.flatMap(({ questions }) => questions).reduce((sum, { answer }) => sum + (answer === 'strength' ? 2 : 1), 0);
