import { z } from 'zod';
import { Part } from '#modules/strategy';
import { Form, SelectField, TextareaField, WordsCheck } from '#ui/forms';
import { Button, Details, SummaryList } from '#ui/nhsuk';
import { answerPrompt } from '../../commands/projects/answer-prompt.ts';
import { promptCodes, prompts } from '../../domain/prompts.ts';
import { wordsAnswer } from '../answers.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({ prompt: z.enum(promptCodes, 'Choose a question'), answer: wordsAnswer('Write your answer', 'Your answer', { max: 1000 }) });

export const promptForm = partForm({ form: 'prompts', part: 'prompts', schema, saved: 'prompt-answered', act: (tx, ctx, value) => answerPrompt(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** Fair, well and green: which prompts are answered, and what was said. */
export function PromptsPart(scene: Scene) {
  const { project, mayWork } = scene;
  const answerOf = (code: string) => project.prompts.find(({ prompt }) => prompt === code)?.answer;
  const open = prompts.filter(({ code }) => answerOf(code) === undefined);
  return (
    <Part id="prompts" title="Fair, healthy and kind to the planet">
      {project.prompts.length > 0 && <SummaryList rows={prompts.filter(({ code }) => answerOf(code) !== undefined).map(({ code, title, ask }) => ({ key: { text: title }, value: { html: <><span class="nhsuk-u-visually-hidden">{ask} </span><span data-quoted>{answerOf(code)}</span></> } }))} />}
      {!project.open.plan && <ClosedPart />}
      {project.open.plan && open.length > 0 && <p class="nhsuk-u-reading-width">Not answered yet: {open.map(({ title }) => title.toLowerCase()).join(', ')}.</p>}
      {mayWork && (
        <Details summary="Answer a question" open={isOpen(scene, 'prompts')}>
          <Form action={actionOf(scene, 'prompts')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'prompts')}>
            <SelectField name="prompt" label="Which question?" items={prompts.map(({ code, title, ask }) => ({ value: code, text: `${title}: ${ask}` }))} />
            <TextareaField name="answer" label="Your answer" rows={3} maxlength={1000} />
            <Button text="Keep the answer" variant="secondary" />
            <WordsCheck advice={adviceOf(scene, 'prompts')} />
          </Form>
        </Details>
      )}
    </Part>
  );
}
