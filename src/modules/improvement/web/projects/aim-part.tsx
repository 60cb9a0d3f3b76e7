import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { Part } from '#modules/strategy';
import { dateAnswer, DateField, dateValues, Form, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { setAim } from '../../commands/projects/set-aim.ts';
import { wordsAnswer } from '../answers.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({ what: wordsAnswer('Say what you want to reach', 'The aim', { max: 300 }), howMuch: wordsAnswer('Say how much', 'How much', { min: 1, max: 200 }), byWhen: dateAnswer({ missing: 'Enter the day by which you want to reach it', name: 'The day' }) });

export const aimForm = partForm({ form: 'aim', part: 'aim', schema, saved: 'aim-set', act: (tx, ctx, value) => setAim(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** What are we trying to reach? (The first of the three questions of the Model for Improvement.) */
export function AimPart(scene: Scene) {
  const { project, mayWork } = scene;
  const { aim } = project;
  return (
    <Part id="aim" title="Aim">
      {aim ? <p class="nhsuk-u-reading-width"><strong data-quoted>{aim.what}</strong><br />How much: <span data-quoted>{aim.howMuch}</span><br />By when: {formatDay(aim.byWhen)}</p> : project.open.plan ? <p>No aim is set yet.</p> : <ClosedPart />}
      {mayWork && (
        <Details summary={aim ? 'Change the aim' : 'Set the aim'} open={isOpen(scene, 'aim')}>
          <Form action={actionOf(scene, 'aim')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'aim', aim ? { what: aim.what, howMuch: aim.howMuch, ...dateValues('byWhen', aim.byWhen) } : {})}>
            <TextareaField name="what" label="What do you want to reach, and for whom?" rows={2} maxlength={300} />
            <TextField name="howMuch" label="How much?" hint="From where to where, such as: from half of people to three in four" />
            <DateField name="byWhen" legend="By when?" hint="For example, 4 12 2026" />
            <Button text="Set the aim" />
            <WordsCheck advice={adviceOf(scene, 'aim')} />
          </Form>
        </Details>
      )}
    </Part>
  );
}
