import { z } from 'zod';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, parseForm, SelectField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { openDesk } from '../../commands/matters/open-desk.ts';
import { mayDo } from '../../data/acting.ts';
import { conversationsOf } from '../../queries/conversations.ts';
import type { MattersDesk } from '../../queries/matters/desks.ts';
import { deskAsked, mattersHref, mattersTrail, QUESTION } from './parts.tsx';

const schema = z.object({ conversation: z.string().min(1, 'Choose a conversation') });

/** Where an organisation does not ask yet: where else to answer, and for its organisers the way to begin. */
export async function showOpening(ctx: RequestContext, desk: MattersDesk, state: FormState): Promise<Reply> {
  const isInError = state.errors.length > 0;
  return page({
    title: `${QUESTION} ${desk.name}`, breadcrumbs: mattersTrail(), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> {QUESTION}</h1>
        <p>This organisation does not ask this question here yet. See <a href="/what-matters">who asks it</a>, or <a href="/take-part">other ways to take part</a>.</p>
        {mayDo(ctx.viewer, 'organise conversations', desk.organisationId) && await openingForm(ctx, desk, state)}
      </div>
    ),
  });
}

async function openingForm(ctx: RequestContext, desk: MattersDesk, state: FormState) {
  const conversations = await ctx.read((tx) => conversationsOf(tx, desk.organisationId, ctx.now));
  if (conversations.length === 0) return <p>Make a conversation first: answers are coded with the codes of one of your conversations.</p>;
  return (
    <Form action={`${mattersHref(desk)}/opening`} csrfToken={ctx.csrf()} state={state}>
      <h2 class="nhsuk-heading-m">Begin to ask it</h2>
      <p>Answers are private. Your moderators and researchers read and code them, and words that speak of harm come to them first. Begin only when they are ready to look every working day.</p>
      <SelectField name="conversation" label="Use the codes of which conversation?" hint="It cannot be changed later. What matters to people and what this conversation says then stand beside each other." items={[{ value: '', text: 'Choose a conversation' }, ...conversations.map(({ id, title }) => ({ value: id, text: title }))]} />
      <Button text="Begin to ask" />
    </Form>
  );
}

export async function takeOpening(ctx: RequestContext): Promise<Reply> {
  const desk = await deskAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showOpening(ctx, desk, parsed.state);
  await ctx.write((tx) => openDesk(tx, ctx, { organisationId: desk.organisationId, conversationId: parsed.value.conversation }));
  return redirect(mattersHref(desk));
}
