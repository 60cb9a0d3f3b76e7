import { z } from 'zod';
import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { conflictInForm, page, refusedInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, RadiosField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { changeState } from '../../../commands/change-state.ts';
import { stepsFrom } from '../../../domain/life-cycle.ts';
import { strategyStates } from '../../../domain/life-cycle-states.ts';
import { sentences } from '../../../permissions.ts';
import { strategyHead, type StrategyHead } from '../../../queries/strategy-head.ts';
import { strategyHref } from '../addresses.ts';
import { stateWords } from '../words.ts';
import { savedAt } from '../../saved.ts';

const schema = z.object({
  from: z.enum(strategyStates, 'The form is out of date. Load the page again'),
  to: z.enum(strategyStates, 'Choose the next state'),
  reason: z.string().trim().max(600, 'The reason must be 600 letters or less'),
});

export async function showStateForm(ctx: RequestContext): Promise<Reply> {
  return drawn(ctx, await ownHead(ctx), emptyForm);
}

export async function changeStateByForm(ctx: RequestContext): Promise<Reply> {
  const head = await ownHead(ctx);
  const asked = await wordsAsked(ctx, schema, { strategyCode: head.code });
  if (asked) return drawn(ctx, head, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, head, parsed.state);
  return refusedInForm(
    async () => {
      await ctx.write((tx) => changeState(tx, ctx, { code: head.code, ...parsed.value })).catch(conflictInForm);
      return savedAt(strategyHref(head.code), 'state');
    },
    async (errors) => drawn(ctx, await ownHead(ctx), { ...typedState(schema, ctx.body), errors }),
  );
}

async function ownHead(ctx: RequestContext): Promise<StrategyHead> {
  const head = await ctx.read((tx) => strategyHead(tx, ctx.params['code'] ?? ''));
  if (!may(sentences, ctx.viewer, 'change a strategy', head.organisation.id)) throw new Forbidden('Only the leads of the organisation that owns this strategy can change it.');
  return head;
}

function drawn(ctx: RequestContext, head: StrategyHead, state: FormState, advice?: Advice): Reply {
  const steps = stepsFrom(head.state);
  return page({
    title: `Change the state of ${head.shortTitle}`, isInError: state.errors.length > 0,
    breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(head.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Change the state of {head.shortTitle}</h1>
        <p>Now: <strong>{head.state}</strong>. {stateWords[head.state]}</p>
        {steps.length === 0 && <p>This strategy has ended. Its state cannot change any more.</p>}
        {steps.length > 0 && (
          <Form action={`/strategies/${head.code}/states`} csrfToken={ctx.csrf()} state={state}>
            <HiddenField name="from" value={head.state} />
            <RadiosField name="to" legend={{ text: 'What happens next?', size: 's' }} items={steps.map(({ to, action, reasonNeeded }) => ({ value: to, text: `${action}${reasonNeeded ? ' (say why)' : ''}`, hint: { text: stateWords[to] } }))} />
            <TextareaField name="reason" label={{ text: 'Why', size: 's' }} hint="Everyone who may read the strategy can read this." rows={3} maxlength={600} />
            <Button text="Change the state" />
            <WordsCheck advice={advice} />
          </Form>
        )}
      </div>
    ),
  });
}
