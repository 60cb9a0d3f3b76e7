import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { get, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, parseForm, TextareaField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { writeEasyRead } from '../../commands/write-easy-read.ts';
import { authoriseAround } from '../../data/around-acting.ts';
import { easyReadOf } from '../../queries/easy-read.ts';
import { strategyOwner } from '../../queries/strategy-owner.ts';
import { refusedInForm, typedState } from '../refused-in-form.ts';
import { adviceOn, asksForWords, WordingAdvice, WordsCheck, type Advice } from '../words/words-check.tsx';

const example = { code: 'vale' };

export const easyReadRoutes: readonly Route[] = [
  get('/strategies/:code/easy-read', 'write easy read', edit, { example }),
  post('/strategies/:code/easy-read', 'write easy read', save, { example }),
];

const schema = z.object({
  words: z.string().trim().min(10, 'Write at least one sentence').max(8000, 'Use 8,000 letters or less').optional(),
  plannedFor: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional(),
});

async function edit(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const held = await ctx.read((tx) => easyReadOf(tx, 'strategy', code));
  return show(ctx, formState({ words: held?.words ?? '', ...dateValues('plannedFor', held?.plannedFor ?? undefined) }));
}

async function show(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const strategy = await ctx.read((tx) => strategyOwner(tx, code));
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  authoriseAround(ctx, 'write easy read', strategy.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Easy read', breadcrumbs: [{ text: 'Home', href: '/' }, { text: strategy.shortTitle, href: `/strategies/${code}` }], isInError, ...(isInError ? { status: 422 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Easy read version of {strategy.shortTitle}</h1>
        <p>Write short sentences, one idea in each. Ask people with a learning disability to check them.</p>
        {advice && <WordingAdvice advice={advice} />}
        <Form action={`/strategies/${code}/easy-read`} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="The words" hint="Leave an empty line between paragraphs" rows={14} maxlength={8000} />
          <DateField name="plannedFor" legend="If it is not written yet, when is it planned for?" hint="For example, 31 3 2027" />
          <Button text="Save" />
          <WordsCheck />
        </Form>
      </div>
    ),
  });
}

async function save(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const parsed = parseForm(schema, ctx.body);
  if (asksForWords(ctx.body)) return show(ctx, typedState(schema, ctx.body), await adviceOn(ctx, { body: ctx.body, fields: { words: 'The words' }, strategyCode: code }));
  if (!parsed.ok) return show(ctx, parsed.state);
  const { words, plannedFor } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => writeEasyRead(tx, ctx, { strategyCode: code, words: words ?? null, plannedFor: plannedFor ?? null }));
    return redirect(`/strategies/${encodeURIComponent(code)}?saved=easy-read`);
  }, (errors) => show(ctx, { ...typedState(schema, ctx.body), errors }));
}
