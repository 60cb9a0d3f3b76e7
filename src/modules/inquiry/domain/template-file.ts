import { z } from 'zod';
import { parseContent, type ContentReading, type FileProblem } from '#modules/strategy';
import { phases } from './stages.ts';
import { minutesOf, MOST_MINUTES } from './minutes.ts';

export const levels = ['individual', 'team', 'provider', 'system', 'region'] as const;
export type TemplateLevel = (typeof levels)[number];
export const kinds = ['where-we-are', 'digital-maturity', 'digital-capability', 'research-readiness', 'personalised-care'] as const;
export type TemplateKind = (typeof kinds)[number];

const words = (most: number) => z.string().trim().min(3).max(most);
const code = z.string().regex(/^[a-z0-9-]{2,60}$/);
const question = z.strictObject({ code, ask: words(300), answer: z.enum(['stage', 'words', 'strength']), focus: z.string().regex(/^nat\.a[1-5]$/).optional() });
const step = z.strictObject({ code, title: words(80), phase: z.enum(phases), foundation: z.string().regex(/^nat\.f[1-4]$/).optional(), questions: z.array(question).min(1).max(20) });
const schema = z.strictObject({
  format: z.literal('allied-where-we-are/1'), code, title: words(160), level: z.enum(levels), kind: z.enum(kinds), label: words(80), about: words(600),
  baselineYear: z.int().min(2000).max(2100).optional(), steps: z.array(step).min(1).max(20),
});

export type TemplateContent = z.infer<typeof schema>;
export type TemplateStep = TemplateContent['steps'][number];
export type TemplateQuestion = TemplateStep['questions'][number];

const knownKeys = new Set(['format', 'code', 'title', 'level', 'kind', 'label', 'about', 'baselineYear', 'steps', 'phase', 'foundation', 'questions', 'ask', 'answer', 'focus']);

/** Reads a file of questions. Never throws; a problem carries its line, column and a plain sentence. */
export function parseTemplate(text: string): ContentReading<TemplateContent> {
  const read = parseContent(text, schema, knownKeys);
  if (!read.ok) return read;
  const problems = problemsAcross(read.value, text);
  return problems.length > 0 ? { ok: false, problems } : read;
}

/** What only the whole file shows: codes used twice, a cell asked twice, strengths not first, or more to fill in than half an hour holds. */
function problemsAcross(template: TemplateContent, text: string): FileProblem[] {
  const first = template.steps[0]?.questions[0];
  const minutes = minutesOf(template);
  return [
    ...twice(text, template.steps.map((each) => ({ code: each.code, key: each.code, message: `The code “${each.code}” is used twice. Give each step its own.` }))),
    ...twice(text, questionsOf(template).map((each) => ({ code: each.code, key: each.code, message: `The code “${each.code}” is used twice. Give each question its own.` }))),
    ...twice(text, questionsOf(template).flatMap((each) => (each.focus ? [{ code: each.code, key: `${each.foundation} ${each.focus}`, message: 'This cell of foundation and area of focus is asked about twice. Keep one question for it.' }] : []))),
    ...questionsOf(template).flatMap((each) => (isTaken(template, each.code) ? [at(text, each.code, `“${each.code}” cannot be the code of a question: the page uses it itself. Choose another.`)] : [])),
    ...(first?.answer === 'stage' ? [at(text, first.code, 'Strengths come first: begin with a question that is answered in words.')] : []),
    ...(minutes > MOST_MINUTES ? [at(text, template.code, `To fill this in takes about ${Math.ceil(minutes)} minutes. Bring it under ${MOST_MINUTES}: take out a question.`)] : []),
  ];
}

/** Names of the form's own fields, the field beside each strength, and a name that every object has: an answer under one of them would be lost or never match its revision. */
function isTaken(template: TemplateContent, said: string): boolean {
  return ['revision', 'next', 'then'].includes(said) || said in {} || questionsOf(template).some(({ code: other, answer }) => answer === 'strength' && said === focusField(other));
}

/** The field of a form that holds where a strength helps most. */
export const focusField = (strength: string): string => `${strength}-focus`;

/** A problem for each entry whose key stood before. */
function twice(text: string, entries: readonly { code: string; key: string; message: string }[]): FileProblem[] {
  return entries.flatMap(({ code: said, key, message }, index) => (entries.findIndex((other) => other.key === key) < index ? [at(text, said, message)] : []));
}

/** At the last place where the code is given: of two that are the same, the later one is the fault. */
function at(text: string, said: string, message: string): FileProblem {
  const found = text.split('\n').flatMap((line, index) => {
    const match = new RegExp(`code: *["']?${said}["']?(?![a-z0-9-])`).exec(line);
    return match ? [{ line: index + 1, column: match.index + 1 + match[0].indexOf(said) }] : [];
  });
  return { ...(found.at(-1) ?? { line: 1, column: 1 }), field: said, message };
}

/** Every question with the step it stands in. */
export const questionsOf = ({ steps }: TemplateContent): (TemplateQuestion & { step: string; foundation: string | undefined })[] =>
  steps.flatMap(({ code: stepCode, foundation, questions }) => questions.map((each) => ({ ...each, step: stepCode, foundation })));
