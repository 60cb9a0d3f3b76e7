import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, RadiosField, TextField, type FormState } from '#ui/forms';
import { Button, Panel } from '#ui/nhsuk';
import { followByCode, followByLetter } from '../../commands/following/follow.ts';
import { newSending } from '../../domain/author-code.ts';
import { conversationPage, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import type { Followed } from '../../queries/following/happenings.ts';
import { ideaPage, standsWith } from '../../queries/shown-words.ts';
import { Joined, cameForOf, joinedHref, type CameFor } from '../joined.tsx';
import { CodeShownOnce } from '../parts.tsx';
import { conversationHref, ideaHref, placeAsked, trail } from '../where.ts';

const schema = z.object({ way: z.enum(['code', 'letters'], 'Choose a code or letters'), address: z.string().trim().toLowerCase().max(254, 'Enter a shorter email address').default(''), sending: z.string().max(40).optional().catch(undefined) })
  .refine(({ way, address }) => way === 'code' || z.email().safeParse(address).success, { path: ['address'], message: 'Enter an email address in the right form, like name@example.com' });

interface Target extends Followed {
  conversation: ConversationHead;
  phase?: PhaseLine;
  href: string;
  what: 'conversation' | 'idea';
  cameFor: CameFor | null;
}

/** Where the idea stands with another one now: that one can be followed. */
async function joinedElsewhere(ctx: RequestContext): Promise<Reply | null> {
  const { id, code, position } = ctx.params;
  const target = id === undefined ? null : await ctx.read((tx) => standsWith(tx, id));
  return target ? redirect(joinedHref(`${ideaHref({ code: code ?? '' }, { position: Number(position) }, { id: target })}/follow`, 'follow')) : null;
}

async function targetAsked(ctx: RequestContext): Promise<Target> {
  const id = ctx.params['id'];
  if (id === undefined) {
    const conversation = await ctx.read((tx) => conversationPage(tx, ctx.params['code'] ?? '', ctx.now));
    if (conversation.phases.every(({ state }) => state === 'not announced')) throw new NotFound();
    return { conversation, conversationId: conversation.id, contributionId: null, href: conversationHref(conversation), what: 'conversation', cameFor: null };
  }
  const { conversation, phase } = await placeAsked(ctx);
  const { idea } = await ctx.read((tx) => ideaPage(tx, { phaseId: phase.id, id }));
  return { conversation, phase, conversationId: conversation.id, contributionId: idea.id, href: ideaHref(conversation, phase, idea), what: 'idea', cameFor: cameForOf(ctx) };
}

/** GET …/follow: how to hear what becomes of a conversation or of an idea. */
export const showFollow = async (ctx: RequestContext): Promise<Reply> => (await joinedElsewhere(ctx)) ?? followPage(ctx, await targetAsked(ctx), emptyForm);

const inPlace = ({ conversation, phase }: Target) => ({ breadcrumbs: trail(conversation, phase), currentSection: '/co-planning' });

function followPage(ctx: RequestContext, target: Target, state: FormState): Reply {
  const isInError = state.errors.length > 0;
  return page({
    ...inPlace(target), title: `Follow this ${target.what}`, isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Follow this {target.what}</h1>
        <Joined cameFor={target.cameFor} />
        <p>You can hear what becomes of it: when it ends, which themes come out of it, and what is done about them.</p>
        <Form action={`${target.href}/follow`} csrfToken={ctx.csrf()} state={state}>
          <RadiosField name="way" legend="How do you want to follow it?" items={[
            { value: 'code', text: 'With a code', hint: { text: 'We show you a code once. Enter it here at any time to see what happened. We do not know who you are.' } },
            { value: 'letters', text: 'With letters by email', hint: { text: 'At most one a day, and only when something happened. We ask your address first whether it wants them.' } },
          ]} />
          <TextField name="address" label="Your email address, if you chose letters" type="email" autocomplete="email" hint="We use it for these letters only. It stands apart from all ideas, comments and votes. Each letter has a link that stops them and forgets it." />
          <HiddenField name="sending" value={newSending()} />
          <Button text="Follow" />
        </Form>
        <p>Not online? The organisation that asks can tell you by phone or by post: see <a href="/take-part">ways to take part</a>.</p>
      </div>
    ),
  });
}

/** POST …/follow */
export async function takeFollow(ctx: RequestContext): Promise<Reply> {
  const elsewhere = await joinedElsewhere(ctx);
  if (elsewhere) return elsewhere;
  const target = await targetAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return followPage(ctx, target, parsed.state);
  const { way, address, sending } = parsed.value;
  if (way === 'code') return codePage(target, await followByCode(ctx, { ...target, sending }));
  await followByLetter(ctx, { ...target, address, title: target.conversation.title });
  return askedPage(target);
}

const codePage = (target: Target, code: string): Reply => page({
  ...inPlace(target), title: 'Your code',
  content: (
    <div class="nhsuk-u-reading-width">
      <Panel heading={{ text: 'You follow it now', level: 1 }} text="Keep this code. We show it once." />
      <CodeShownOnce code={code}>Enter it at <a href="/your-words">your words</a> at any time to see what happened.</CodeShownOnce>
      <p><a href={target.href}>Go back to the {target.what}</a></p>
    </div>
  ),
});

const askedPage = (target: Target): Reply => page({
  ...inPlace(target), title: 'Look at your email',
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Look at your email</h1>
      <p>If this address does not follow it yet, we sent a letter to it. Open the link in the letter and say yes. Until then you get no other letter.</p>
      <p>No letter after ten minutes? Look among unwanted mail, or <a href={`${target.href}/follow`}>check the address and try again</a>. An address can ask five times a day.</p>
      <p><a href={target.href}>Go back to the {target.what}</a></p>
    </div>
  ),
});
