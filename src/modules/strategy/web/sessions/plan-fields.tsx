import { z } from 'zod';
import { CheckboxesField, DateField, dateValues, TextareaField, TextField, wholeNumberAnswer, type FormValues } from '#ui/forms';
import { Details } from '#ui/nhsuk';
import type { SessionPlan } from '../../commands/make-session.ts';
import { sessionContent } from '../../data/session-content.ts';
import type { NodeChoice } from '../../queries/objective-choices.ts';
import { dayAnswer, textAnswer } from '../objectives/answers.ts';

/** One question a line, in the order in which the tables work through them. */
const questionsAnswer = z.string().transform((typed, context): string[] => {
  const lines = typed.split('\n').map((line) => line.trim()).filter(Boolean);
  const problem = lines.length === 0 ? 'Write at least one question' : lines.length > 30 ? 'Write 30 questions or fewer' : lines.some((line) => line.length < 3 || line.length > 300) ? 'Each question must be 3 to 300 letters long' : undefined;
  if (problem) context.addIssue({ code: 'custom', message: problem });
  return lines;
});

export const planShape = {
  title: textAnswer({ missing: 'Enter a title', name: 'The title', max: 200 }),
  heldOn: dayAnswer('The day', 'Enter the day of the session'),
  place: textAnswer({ missing: 'Enter the place', name: 'The place', min: 2, max: 200 }),
  tableCount: wholeNumberAnswer({ missing: 'Enter how many tables there are', name: 'The number of tables', min: 1, max: 60 }),
  questions: questionsAnswer,
  parts: z.array(z.string().max(60)).max(40, 'Choose 40 parts or fewer'),
};

export const planOf = ({ parts, ...plan }: z.output<z.ZodObject<typeof planShape>>): SessionPlan => ({ ...plan, nodeCodes: parts });

const readyMade = sessionContent.questionSets[0];

/** A new plan begins with the ready-made questions. */
export const firstPlanValues: FormValues = { questions: readyMade?.questions.map(({ words }) => words).join('\n') ?? '', tableCount: '6' };

export const planValues = (plan: Omit<SessionPlan, 'questions' | 'nodeCodes'> & { questions: readonly { words: string }[]; parts: readonly { code: string }[] }): FormValues => ({
  title: plan.title, ...dateValues('heldOn', plan.heldOn), place: plan.place, tableCount: String(plan.tableCount), questions: plan.questions.map(({ words }) => words).join('\n'), parts: plan.parts.map(({ code }) => code),
});

export function PlanFields({ nodes }: { readonly nodes: readonly NodeChoice[] }) {
  return (
    <>
      <TextField name="title" label={{ text: 'Title', size: 's' }} hint="For example: Allied health professions day 2026" />
      <DateField name="heldOn" legend={{ text: 'When is it?', size: 's' }} hint="For example: 14 10 2026" />
      <TextField name="place" label={{ text: 'Where is it?', size: 's' }} hint="A room or a building, or “online”" />
      <TextField name="tableCount" label={{ text: 'How many tables?', size: 's' }} inputmode="numeric" width={3} />
      <TextareaField name="questions" label={{ text: 'The questions', size: 's' }} rows={9} hint={`One question a line, in order. These four are ready-made: ${readyMade?.questions.map(({ topic }) => topic.toLowerCase()).join(', ')}. Change them as you like. Once there are notes, keep the order.`} />
      <Details summary="Is it about some parts of the strategy only?">
        <CheckboxesField name="parts" legend={{ text: 'Parts', size: 's' }} hint="Tick none if it is about all of it." small items={nodes.map(({ nodeCode, title }) => ({ value: nodeCode, text: title }))} />
      </Details>
    </>
  );
}
