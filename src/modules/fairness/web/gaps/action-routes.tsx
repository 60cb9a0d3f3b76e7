import { z } from 'zod';
import { get, page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, TextareaField, typedState, wordsAsked, WordsCheck } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { answerGap, endGapAction } from '../../commands/answer-gap.ts';
import { actionKindCodes } from '../../domain/action-kinds.ts';
import { exampleActionId } from '../../data/demo-fairness.ts';
import { authorise } from '../../permissions.ts';
import { actionToEnd } from '../../queries/around-gaps.ts';
import { savedAt } from '../saved.ts';
import type { OpenForm } from './actions-part.tsx';
import { exampleGap, gapHref } from './addresses.ts';
import { showGap } from './gap-page.tsx';

const example = { id: exampleActionId };

export const actionRoutes: readonly Route[] = [
  post('/fairness/gaps/:measure/:unit/:split/actions', 'answer gaps', answer, { example: exampleGap }),
  get('/fairness/actions/:id', 'answer gaps', (ctx) => showAction(ctx), { example }),
  post('/fairness/actions/:id/ending', 'answer gaps', end, { example }),
];

const text = (missing: string, max = 600) => z.string().trim().min(3, missing).max(max, `Use ${max} letters or less`);
const answerSchema = z.object({
  groupCode: z.string(), kind: z.enum(actionKindCodes, 'Choose what kind of action it is'), what: text('Say what you do'), expectedEffect: text('Say what you expect to change'),
  ownerRole: text('Enter a role', 120), dueOn: dateAnswer({ missing: 'Enter the day by which it is done', name: 'The day' }), objectiveId: z.string(),
});

async function answer(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, answerSchema);
  if (asked) return showGap(ctx, asked);
  const parsed = parseForm(answerSchema, ctx.body);
  if (!parsed.ok) return showGap(ctx, { state: parsed.state });
  const { measure = '', unit = '', split = '' } = ctx.params;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => answerGap(tx, ctx, { ...parsed.value, measureCode: measure, unitCode: unit, split }));
    return savedAt(gapHref({ measureCode: measure, unitCode: unit, split }), 'gap-answered');
  }, (errors) => showGap(ctx, { state: { ...typedState(answerSchema, ctx.body), errors } }));
}

const endSchema = z.object({ outcome: z.enum(['done', 'stopped'], 'Choose what became of it'), outcomeWords: text('Say what came of it') });

async function showAction(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const action = await ctx.read((tx) => actionToEnd(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'answer gaps', action.organisationId);
  return page({
    title: 'End an action', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }, { text: 'The gap', href: gapHref(action) }],
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">End an action</h1>
        <p>{action.what}</p>
        {action.endedOn ? <p>This action has ended. <a href={gapHref(action)}>Back to the gap</a></p> : (
          <Form action={`/fairness/actions/${action.id}/ending`} csrfToken={ctx.csrf()} state={open?.state ?? emptyForm}>
            <RadiosField name="outcome" legend="What became of it?" items={[{ value: 'done', text: 'It is done' }, { value: 'stopped', text: 'It was stopped' }]} />
            <TextareaField name="outcomeWords" label="What came of it?" rows={3} maxlength={600} />
            <Button text="End this action" />
            <WordsCheck advice={open?.advice} />
          </Form>
        )}
      </div>
    ),
  });
}

async function end(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, endSchema);
  if (asked) return showAction(ctx, asked);
  const parsed = parseForm(endSchema, ctx.body);
  if (!parsed.ok) return showAction(ctx, { state: parsed.state });
  const id = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    const action = await ctx.write(async (tx) => {
      await endGapAction(tx, ctx, { id, outcome: parsed.value.outcome, words: parsed.value.outcomeWords });
      return actionToEnd(tx, id);
    });
    return savedAt(gapHref(action), 'gap-action-ended');
  }, (errors) => showAction(ctx, { state: { ...typedState(endSchema, ctx.body), errors } }));
}
