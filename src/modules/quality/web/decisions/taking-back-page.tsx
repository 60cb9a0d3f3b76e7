import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { takeBackFigures } from '../../commands/decisions/name-figures.ts';
import { authorise } from '../../permissions.ts';
import { figureUse } from '../../queries/decisions/figure-uses.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { FigureUseCard } from './figure-use-card.tsx';

/** One line of the list, to be taken back where it is wrong. */
export async function showTakingBack(ctx: RequestContext, state: FormState = emptyForm, advice?: Advice): Promise<Reply> {
  const use = await ctx.read((tx) => figureUse(tx, ctx.params['id'] ?? ''));
  if (!use) throw new NotFound();
  authorise(ctx, 'name figures behind decisions', use.organisationId);
  return page({
    title: 'Take a line back', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'Decisions and their figures', href: '/quality/decisions' }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Take a line back</h1>
        <FigureUseCard use={use} takeBackHref={null} />
        {use.endedOn === null && (
          <Form action={`/quality/decisions/${use.id}/taking-back`} csrfToken={ctx.csrf()} state={state}>
            <TextareaField name="reason" label={{ text: 'Why is it wrong?', size: 's' }} hint="The line stays in the list, and your reason stands beside it" rows={3} />
            <Button text="Take it back" />
            <WordsCheck advice={advice} />
          </Form>
        )}
      </div>
    ),
  });
}

const schema = z.object({ reason: wordsAnswer('Say why it is wrong', 'The reason', { max: 300 }) });

export async function takeBack(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return showTakingBack(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showTakingBack(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => takeBackFigures(tx, ctx, { id: ctx.params['id'] ?? '', ...parsed.value }));
    return savedAt('/quality/decisions', 'figures-not-named');
  }, (errors) => showTakingBack(ctx, { ...typedState(schema, ctx.body), errors }));
}
