import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { makeExperience, ownParts } from '../../commands/experience/make-measure.ts';
import { sentences } from '../../permissions.ts';
import { ownUnits } from '../../queries/experience/experience.ts';
import { optionalWords, wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';

/** One on each line; empty lines are left out. */
const linesAnswer = ({ name, min, max, longest }: { name: string; min: number; max: number; longest: number }) => z.string().transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))])
  .refine((lines) => lines.length >= min && lines.length <= max, `${name}: write ${min} to ${max}, each on a line of its own`).refine((lines) => lines.every((line) => line.length <= longest && (min === 0 || line.length >= 2)), `${name}: use 2 to ${longest} letters on each line`);

const schema = z.object({
  unitId: z.string().min(1, 'Choose who asks'), title: wordsAnswer('Give it a title', 'The title', { max: 120 }), source: wordsAnswer('Say where the answers come from', 'Where the answers come from', { max: 300 }),
  licence: wordsAnswer('Say under which licence the questions are used', 'The licence', { max: 300 }), questions: linesAnswer({ name: 'Questions', min: 1, max: 30, longest: 300 }).refine((lines) => lines.every((line) => line.length >= 3), 'Questions: use 3 letters or more on each line'), answers: linesAnswer({ name: 'Answers', min: 2, max: 11, longest: 80 }),
  groups: linesAnswer({ name: 'Groups', min: 0, max: 12, longest: 80 }), conversation: optionalWords('The conversation', 80),
});

export const showNew = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

/** Makes a set of questions. */
export async function takeNew(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { conversation, ...measure } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { id } = await ctx.write((tx) => makeExperience(tx, ctx, { ...measure, conversation: conversation || null }));
    return savedAt(`/quality/experience/${id}`, 'experience-made');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { units, parts } = await ctx.read(async (tx) => {
    const own = organisationsWhere(sentences, ctx.viewer, 'keep experience measures');
    const found = { units: [] as { value: string; text: string }[], parts: [] as { code: string; title: string }[] };
    for (const organisationId of own) {
      found.units.push(...(await ownUnits(tx, organisationId)).map(({ id, name }) => ({ value: id, text: name })));
      found.parts.push(...(await ownParts(tx, organisationId, ctx.now)));
    }
    return found;
  });
  return page({
    title: 'Make a set of questions', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'How people find their care', href: '/quality/experience' }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Make a set of questions about care</h1>
        <p>Questions that others made and tested may be used if their licence allows it. The words stay as they are once the set is made.</p>
        <Form action="/quality/experience" csrfToken={ctx.csrf()} state={state}>
          <SelectField name="unitId" label={{ text: 'Who asks?', size: 's' }} items={[{ value: '', text: 'Choose a unit' }, ...units]} />
          <TextField name="title" label={{ text: 'Title', size: 's' }} />
          <TextareaField name="questions" label={{ text: 'Questions', size: 's' }} hint="Each on a line of its own" rows={4} />
          <TextareaField name="answers" label={{ text: 'Answers to choose from', size: 's' }} hint="Each on a line of its own, such as Yes, always" rows={4} />
          <TextareaField name="groups" label={{ text: 'Groups by which answers are told (you can leave this out)', size: 's' }} hint="Each on a line of its own, such as In a village. A group of fewer than eight people is not shown." rows={3} />
          <TextField name="licence" label={{ text: 'Licence of the questions', size: 's' }} hint="Such as: our own words; or the owner’s name and what they allow" />
          <TextField name="source" label={{ text: 'Where do answers come from?', size: 's' }} hint="Such as cards handed out after a visit" />
          <SelectField name="conversation" label={{ text: 'Where can people answer in their own words? (optional)', size: 's' }} items={[{ value: '', text: 'Nowhere' }, ...parts.map(({ code, title }) => ({ value: code, text: title.length > 90 ? `${title.slice(0, 88)}…` : title }))]} />
          <Button text="Make this set" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
