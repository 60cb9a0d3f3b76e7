import { z } from 'zod';
import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { conflictInForm, page, refusedInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, RadiosField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { addLink } from '../../../commands/change-link.ts';
import { sentences } from '../../../permissions.ts';
import { nodePage, type NodePage } from '../../../queries/node-page.ts';
import { nodeHref, strategyHref } from '../addresses.ts';
import { savedAt } from '../../saved.ts';

const schema = z.object({
  to: z.string().trim().toLowerCase().min(3, 'Enter the code of the part that it serves').max(60, 'The code must be 60 letters or less'),
  become: z.enum(['main', 'also'], 'Choose whether this is a main link'),
  why: z.string().trim().min(3, 'Say in a few words why').max(600, 'The reason must be 600 letters or less'),
});

export async function showNewLink(ctx: RequestContext): Promise<Reply> {
  return drawn(ctx, await ownNode(ctx), emptyForm);
}

export async function addLinkByForm(ctx: RequestContext): Promise<Reply> {
  const found = await ownNode(ctx);
  const asked = await wordsAsked(ctx, schema, { strategyCode: found.head.code });
  if (asked) return drawn(ctx, found, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, found, parsed.state);
  return refusedInForm(
    async () => {
      await ctx.write((tx) => addLink(tx, ctx, { code: found.head.code, from: found.node.code, ...parsed.value })).catch(conflictInForm);
      return savedAt(nodeHref(found.head.code, found.node.code), 'link');
    },
    async (errors) => drawn(ctx, found, { ...typedState(schema, ctx.body), errors }),
  );
}

async function ownNode(ctx: RequestContext): Promise<NodePage> {
  const found = await ctx.read((tx) => nodePage(tx, ctx.params['code'] ?? '', ctx.params['node'] ?? ''));
  if (!may(sentences, ctx.viewer, 'change a strategy', found.head.organisation.id)) throw new Forbidden('Only the leads of the organisation that owns this strategy can link its parts.');
  return found;
}

function drawn(ctx: RequestContext, { head, node }: NodePage, state: FormState, advice?: Advice): Reply {
  return page({
    title: `Link “${node.title}”`, isInError: state.errors.length > 0,
    breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(head.code) }, { text: node.title, href: nodeHref(head.code, node.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">What does “{node.title}” serve?</h1>
        <Form action={`${nodeHref(head.code, node.code)}/links`} csrfToken={ctx.csrf()} state={state}>
          <TextField name="to" label={{ text: 'Code of the part that it serves', size: 's' }} hint="The code stands at the end of the address of its page. For example: nat.a3.1" classes="nhsuk-input--width-20" />
          <RadiosField name="become" legend={{ text: 'Is it the main thing it serves?', size: 's' }} hint="A part has at most two main links." items={[{ value: 'main', text: 'Yes, it is a main link' }, { value: 'also', text: 'It serves this too' }]} />
          <TextareaField name="why" label={{ text: 'Why the one serves the other', size: 's' }} rows={3} maxlength={600} />
          <Button text="Add this link" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
