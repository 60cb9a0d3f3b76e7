import { z } from 'zod';
import { professions } from '#modules/directory';
import { Part } from '#modules/strategy';
import { CheckboxesField, dateAnswer, DateField, dateValues, Form, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { changeProject } from '../../commands/projects/change-project.ts';
import { audiences, projectKindCodes, projectKinds } from '../../domain/project.ts';
import { wordsAnswer } from '../answers.ts';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({
  revision: z.coerce.number().int().min(0).catch(0),
  title: wordsAnswer('Give the project a name', 'The name', { max: 120 }), why: wordsAnswer('Say what you want to make better and why', 'The reason'), kind: z.enum(projectKindCodes, 'Choose what it is'), objectiveId: z.string(),
  professions: z.array(z.enum(professions.map(({ code }) => code))), audience: z.enum(audiences.map(({ code }) => code), 'Choose who can read it'), contactRole: wordsAnswer('Say whom people can ask', 'The role', { min: 2, max: 120 }),
  buyingOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional(),
});

export const changeForm = partForm({ form: 'change', part: 'change', schema, saved: 'project-changed', act: (tx, ctx, { buyingOn, ...value }) => changeProject(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value, buyingOn: buyingOn ?? null }) });

/** What a project says of itself, for its team to change. */
export function ChangePart(scene: Scene) {
  const { project, mayWork, choices } = scene;
  if (!mayWork || !choices) return null;
  const { title, why, kind, objectiveId, professions: own, audience, contactRole, buyingOn, revision } = project;
  const values = { revision: String(revision), title, why, kind, objectiveId: objectiveId ?? '', professions: own, audience, contactRole, ...dateValues('buyingOn', buyingOn ?? undefined) };
  return (
    <Part id="change" title="What the project says of itself">
      <Details summary="Change it" open={isOpen(scene, 'change')}>
        <Form action={actionOf(scene, 'change')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'change', values)}>
          <HiddenField name="revision" />
          <TextField name="title" label="Name of the project" />
          <TextareaField name="why" label="What do you want to make better, for whom, and why?" rows={4} maxlength={2000} />
          <RadiosField name="kind" legend="What is it?" items={projectKinds.map(({ code, title: text, words }) => ({ value: code, text, hint: words }))} />
          <SelectField name="objectiveId" label="Which objective does it serve?" items={[{ value: '', text: 'None yet' }, ...choices.objectives.map(({ id, wording }) => ({ value: id, text: wording }))]} />
          <CheckboxesField name="professions" legend="Which professions is it about?" items={professions.map(({ code, title: text }) => ({ value: code, text }))} />
          <TextField name="contactRole" label="Whom can others ask about it?" hint="A role, not a name" />
          <RadiosField name="audience" legend="Who can read it?" items={audiences.map(({ code, title: text }) => ({ value: code, text }))} />
          <DateField name="buyingOn" legend="Only for something digital: from which day on is something bought?" hint="Leave it empty where nothing is bought" />
          <Button text="Save" />
          <WordsCheck advice={adviceOf(scene, 'change')} />
        </Form>
      </Details>
    </Part>
  );
}
