import { z } from 'zod';
import type { FormState } from '#ui/forms';
import { focusField, type TemplateStep } from '../../domain/template-file.ts';
import type { Answer } from '../../queries/snapshots.ts';

/** What the form of one step holds: an answer for each question, the area of focus of each strength, and the revision it was drawn from. */
export function stepSchema({ questions }: TemplateStep) {
  const fields = questions.flatMap(({ code, answer }) => [
    [code, z.string().trim().max(2000, 'Use 2,000 letters or less').default('')] as const,
    ...(answer === 'strength' ? [[focusField(code), z.string().max(20).default('')] as const] : []),
  ]);
  return z.object({ ...Object.fromEntries(fields), revision: z.string().regex(/^\d{1,9}$/, 'Open the step again').default('0'), next: z.string().max(10).default('') });
}

/** The answers as a command takes them. */
export function answersFrom({ questions }: TemplateStep, value: Readonly<Record<string, string>>) {
  return Object.fromEntries(questions.map(({ code }) => [code, { text: value[code] ?? '', focus: value[focusField(code)] ?? '' }]));
}

/** The form as it stands in the snapshot. */
export function stateOfStep({ questions }: TemplateStep, answers: readonly Answer[], revision: number): FormState {
  const values: Record<string, string> = { revision: String(revision) };
  for (const { code, answer: kind } of questions) {
    const answer = answers.find(({ question }) => question === code);
    if (!answer) continue;
    values[code] = answer.stage ?? answer.words ?? '';
    if (kind === 'strength') values[focusField(code)] = answer.focus ?? '';
  }
  return { values, errors: [] };
}
