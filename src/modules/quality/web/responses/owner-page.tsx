import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { peopleOfOrganisation } from '#modules/directory';
import { Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { handOver } from '../../commands/responses/hand-over.ts';
import { authorise } from '../../permissions.ts';
import { taskLine } from '../../queries/responses/tasks.ts';
import { optionalWords, wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';

const schema = z.object({ role: wordsAnswer('Say which role is asked', 'The role', { min: 2, max: 120 }), personId: optionalWords('The person', 60), reason: wordsAnswer('Say why', 'Your reason', { max: 500 }) });

export const showOwner = (ctx: RequestContext): Promise<Reply> => drawn(ctx);

/** Asks somebody else for the answer. */
export async function takeOwner(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { role, personId, reason } = parsed.value;
  const taskId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => handOver(tx, ctx, { taskId, role, personId: personId || null, reason }));
    return savedAt(`/quality/responses/${taskId}`, 'answer-handed-over');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, typed?: FormState, advice?: Advice): Promise<Reply> {
  const { task, people } = await ctx.read(async (tx) => {
    const found = await taskLine(tx, ctx.params['id'] ?? '', ctx.now);
    authorise(ctx, 'hand over answers', found.organisationId);
    return { task: found, people: await peopleOfOrganisation(tx, found.organisationId, londonDay(ctx.now)) };
  });
  const state = typed ?? formState({ role: task.ownerRole, personId: task.ownerId ?? '' });
  const named = [...new Map(people.filter(({ isClosed, name }) => !isClosed && name).map(({ personId, name, role, unitName }) => [personId, `${name}, ${role}, ${unitName}`]))];
  return page({
    title: 'Ask somebody else for an answer', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'Answers to changes', href: '/quality/responses' }, { text: task.measure, href: `/quality/responses/${task.id}` }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{task.measure}: {task.unit}</span> Ask somebody else for an answer</h1>
        <p>It waits for them from now on. The day by which it is due stays the same.</p>
        <Form action={`/quality/responses/${task.id}/owner`} csrfToken={ctx.csrf()} state={state}>
          <TextField name="role" label={{ text: 'Which role is asked?', size: 's' }} hint="Such as head of podiatry" />
          <SelectField name="personId" label={{ text: 'Who holds it? (optional)', size: 's' }} items={[{ value: '', text: 'Nobody by name' }, ...named.map(([value, text]) => ({ value, text }))]} />
          <TextareaField name="reason" label={{ text: 'Why do you hand it over?', size: 's' }} rows={2} />
          <Button text="Hand it over" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
