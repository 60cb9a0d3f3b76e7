import { z } from 'zod';
import { roleGroups } from '#modules/directory';
import { CheckboxesField, RadiosField, TextareaField, TextField, type FormValues } from '#ui/forms';
import type { ObjectiveWording } from '../../commands/create-objective.ts';
import { objectiveContent } from '../../data/objective-content.ts';
import { aims, directions } from '../../domain/objective-content.ts';
import { choiceAnswer, optionalText, textAnswer } from './answers.ts';

const groupCodes = roleGroups.map(({ code }) => code) as [string, ...string[]];

/** The words of an objective, as the forms ask for them. Aims may wait until publication. */
export const wordingShape = {
  wording: textAnswer({ missing: 'Say what you want to achieve this year', name: 'The objective', min: 5, max: 300 }),
  detail: optionalText('More about it', 4000),
  ownerRole: textAnswer({ missing: 'Enter the role that answers for it', name: 'The role', min: 2, max: 120 }),
  aims: z.array(choiceAnswer(aims, 'Choose aims from the list')),
  measurePlan: optionalText('The measure plan', 2000),
  expectedDirection: choiceAnswer(directions, 'Choose a direction from the list').optional(),
  roleGroups: z.array(choiceAnswer(groupCodes, 'Choose role groups from the list')),
};

export type WordingAnswers = z.output<z.ZodObject<typeof wordingShape>>;

export const wordingOf = (value: WordingAnswers): ObjectiveWording => ({
  wording: value.wording, detail: value.detail, ownerRole: value.ownerRole, aims: value.aims, measurePlan: value.measurePlan,
  expectedDirection: value.expectedDirection ?? null, roleGroups: value.roleGroups,
});

export const wordingValues = (words: ObjectiveWording): FormValues => ({
  wording: words.wording, detail: words.detail, ownerRole: words.ownerRole, aims: words.aims, measurePlan: words.measurePlan,
  expectedDirection: words.expectedDirection ?? '', roleGroups: words.roleGroups,
});

export function WordingFields() {
  return (
    <>
      <TextareaField name="wording" label={{ text: 'What do you want to achieve this year?', size: 'm' }} rows={3} maxlength={300}
        hint={{ text: 'One sentence that a patient would understand. For example: People living in rural areas are seen as soon as everyone else.' }} />
      <TextareaField name="detail" label="More about it (optional)" rows={4} />
      <TextField name="ownerRole" label={{ text: 'Which role answers for it?', size: 'm' }} hint={{ text: 'The role is public. The person’s name is not. For example: Service lead for podiatry.' }} />
      <CheckboxesField name="aims" legend={{ text: 'Which aims does it serve?', size: 'm' }} hint={{ text: 'You need at least one before you publish.' }}
        items={objectiveContent.aims.map(({ code, title }) => ({ value: code, text: title }))} />
      <TextareaField name="measurePlan" label={{ text: 'How will you know?', size: 'm' }} rows={3} hint={{ text: 'What is measured, from where, how often, and looked at for which groups.' }} />
      <RadiosField name="expectedDirection" legend={{ text: 'What should the measure do?', size: 's' }} items={objectiveContent.directions.map(({ code, title }) => ({ value: code, text: title }))} />
      <CheckboxesField name="roleGroups" legend={{ text: 'Whose work is it?', size: 'm' }} hint={{ text: 'Choose none if it is for everyone.' }}
        items={roleGroups.map(({ code, title }) => ({ value: code, text: title }))} />
    </>
  );
}
