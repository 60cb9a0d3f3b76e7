import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { professions, roleGroups, titleOf } from '#modules/directory';
import { Part } from '#modules/strategy';
import { CheckboxesField, dateAnswer, DateField, Form, RadiosField, TextareaField, WordsCheck } from '#ui/forms';
import { Button, Details, InsetText } from '#ui/nhsuk';
import { keepInvolvement } from '../../commands/projects/keep-involvement.ts';
import { involvementSteps, lacksEarlyInvolvement, stepTitles, type InvolvementStep } from '../../domain/involvement.ts';
import { wordsAnswer } from '../answers.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({
  step: z.enum(involvementSteps, 'Choose the step'), tookPart: z.array(z.enum(professions.map(({ code }) => code))).min(1, 'Choose the professions'), roleGroups: z.array(z.enum(roleGroups.map(({ code }) => code))).min(1, 'Choose the role groups'),
  happenedOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }), involvedWords: wordsAnswer('Say what they did', 'The words', { max: 600 }),
});

export const involvementForm = partForm({
  form: 'involvement', part: 'involvement', schema, saved: 'involvement-kept',
  act: (tx, ctx, { tookPart, involvedWords, ...value }) => keepInvolvement(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value, professions: tookPart, words: involvedWords }),
});

/** Who took part in bringing in something digital, and when. */
export function DigitalPart(scene: Scene) {
  const { project, mayWork } = scene;
  if (project.kind !== 'digital') return null;
  return (
    <Part id="involvement" title="Who took part in bringing it in">
      {!project.open.plan && <ClosedPart />}
      {project.open.plan && project.outcome === null && lacksEarlyInvolvement(project) && (
        <InsetText><p><strong>None of the professions took part before something is bought.</strong> Those who will use it, and those whom it is for, know what it must do. Ask them before anybody signs.</p></InsetText>
      )}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {project.involvements.map(({ step, professions: who, roleGroups: groups, happenedOn, words }) => (
          <li>{stepTitles[step as InvolvementStep]}, {formatDay(happenedOn)}: {who.map((code) => titleOf(professions, code)).join(', ')} ({groups.map((code) => titleOf(roleGroups, code).toLowerCase()).join(', ')}). <span data-quoted>{words}</span></li>
        ))}
      </ul>
      {mayWork && (
        <Details summary="Write down who took part" open={isOpen(scene, 'involvement')}>
          <Form action={actionOf(scene, 'involvement')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'involvement')}>
            <RadiosField name="step" legend="At which step?" items={involvementSteps.map((step) => ({ value: step, text: stepTitles[step] }))} />
            <CheckboxesField name="tookPart" legend="Which professions?" items={professions.map(({ code, title }) => ({ value: code, text: title }))} />
            <CheckboxesField name="roleGroups" legend="Which role groups?" items={roleGroups.map(({ code, title }) => ({ value: code, text: title }))} />
            <DateField name="happenedOn" legend="When?" hint="For example, 4 12 2026" />
            <TextareaField name="involvedWords" label="What did they do?" rows={2} maxlength={600} />
            <Button text="Keep this" variant="secondary" />
            <WordsCheck advice={adviceOf(scene, 'involvement')} />
          </Form>
        </Details>
      )}
    </Part>
  );
}
