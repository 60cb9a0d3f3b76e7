import { z } from 'zod';
import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { conflictInForm, page, refusedInForm, type Reply, type RequestContext } from '#platform/http';
import { adviceOn, asksForWords, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, typedState, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { newVersion } from '../../../commands/new-version.ts';
import { sentences } from '../../../permissions.ts';
import { nodePage, type NodePage } from '../../../queries/node-page.ts';
import { nodeHref, strategyHref } from '../addresses.ts';
import { savedAt } from '../../saved.ts';

const schema = z.object({
  madeFrom: z.coerce.number('The form is out of date. Load the page again').int().min(1),
  title: z.string().trim().min(1, 'Enter the title').max(600, 'The title must be 600 letters or less'),
  text: z.string().trim().max(20_000, 'The text must be 20,000 letters or less'),
  reason: z.string().trim().min(3, 'Say in a few words why you change it').max(600, 'The reason must be 600 letters or less'),
});

export async function showWordingForm(ctx: RequestContext): Promise<Reply> {
  const found = await ownNode(ctx);
  const { head, node } = found;
  return drawn(ctx, { found, state: formState({ madeFrom: String(head.version.number), title: node.title, text: node.body ?? '' }) });
}

export async function changeWordingByForm(ctx: RequestContext): Promise<Reply> {
  const found = await ownNode(ctx);
  const { head, node } = found;
  const typed = typedState(schema, ctx.body);
  if (asksForWords(ctx.body)) {
    const advice = await adviceOn(ctx, { body: ctx.body, fields: { title: 'Title', text: 'Text', reason: 'Why' }, strategyCode: head.code });
    return drawn(ctx, { found, state: typed, advice });
  }
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, { found, state: parsed.state });
  return refusedInForm(
    async () => {
      await ctx.write((tx) => newVersion(tx, ctx, { code: head.code, node: node.code, ...parsed.value })).catch(conflictInForm);
      return savedAt(nodeHref(head.code, node.code), 'wording');
    },
    async (errors) => {
      const now = await ownNode(ctx);
      // The next try starts from the words that stand now; what was typed is kept.
      return drawn(ctx, { found: now, state: { values: { ...typed.values, madeFrom: String(now.head.version.number) }, errors } });
    },
  );
}

async function ownNode(ctx: RequestContext): Promise<NodePage> {
  const found = await ctx.read((tx) => nodePage(tx, ctx.params['code'] ?? '', ctx.params['node'] ?? ''));
  if (!may(sentences, ctx.viewer, 'change a strategy', found.head.organisation.id)) throw new Forbidden('Only the leads of the organisation that owns this strategy can change its words.');
  return found;
}

function drawn(ctx: RequestContext, { found: { head, node }, state, advice }: { found: NodePage; state: FormState; advice?: Advice }): Reply {
  return page({
    title: `Change the words of “${node.title}”`, isInError: state.errors.length > 0,
    breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(head.code) }, { text: node.title, href: nodeHref(head.code, node.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Change the words of “{node.title}”</h1>
        <p>You make version {head.version.number + 1} of {head.shortTitle}. The words of today stay readable, and reports of earlier days keep them.</p>
        {state.errors.length > 0 && <InsetText><p><strong>The words that stand now:</strong> {node.title}</p>{node.body && <p>{node.body}</p>}</InsetText>}
        <Form action={`/strategies/${head.code}/nodes/${node.code}/versions`} csrfToken={ctx.csrf()} state={state}>
          <HiddenField name="madeFrom" />
          <TextareaField name="title" label={{ text: 'Title', size: 's' }} rows={2} maxlength={600} />
          <TextareaField name="text" label={{ text: 'Text', size: 's' }} hint="You can leave this empty." rows={6} maxlength={20_000} />
          <TextareaField name="reason" label={{ text: 'Why you change it', size: 's' }} hint="Everyone who may read the strategy can read this." rows={3} maxlength={600} />
          <Button text="Make a new version" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
