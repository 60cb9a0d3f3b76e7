import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, PaperForm, parseForm, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { OtherWays, SendTo, waysToReach, type Contact } from '#modules/directory';
import { addAnswers } from '../../commands/reach/add-answers.ts';
import { mayDo } from '../../data/acting.ts';
import { questionsChosen, type AboutQuestion } from '../../data/reach/about-you-content.ts';
import { newSending } from '../../domain/author-code.ts';
import { reachPlanOf } from '../../queries/reach/reach-figures.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';
import { AboutYouFields, aboutYouShape, givenOf, hasAnswer } from './about-you-fields.tsx';
import { forgetSending, hasAnswered, isFirstSending, markAnswered } from './answered-once.ts';

interface Asked {
  conversation: ConversationHead;
  phase: PhaseLine;
  questions: readonly AboutQuestion[];
  contact: Contact;
}

/** The questions of this part of the conversation. Throws NotFound where nothing is asked. */
export async function questionsAsked(ctx: RequestContext): Promise<Asked> {
  const asked = await whatIsAsked(ctx);
  if (asked.questions.length === 0) throw new NotFound('This part of the conversation asks nothing about you.');
  return asked;
}

async function whatIsAsked(ctx: RequestContext): Promise<Asked> {
  const { conversation, phase } = await placeAsked(ctx);
  const found = await ctx.read(async (tx) => ({ plan: await reachPlanOf(tx, phase.id), contact: await waysToReach(tx, conversation.organisationId) }));
  return { conversation, phase, questions: questionsChosen(found.plan.questions), contact: found.contact };
}

/** A few questions about oneself, once, if one likes. */
export const showAboutYou = (ctx: RequestContext): Promise<Reply> => aboutYouPage(ctx, emptyForm);

async function aboutYouPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const asked = await whatIsAsked(ctx);
  const { conversation, phase } = asked;
  const isInError = state.errors.length > 0;
  const isDone = hasAnswered(ctx, phase.position);
  return page({
    title: 'About you', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> About you</h1>
        <ExampleMark conversation={conversation} />
        {asked.questions.length === 0 ? <p>This part of the conversation asks nothing about you.</p> : isDone ? <Thanks asked={asked} /> : phase.state === 'open' ? <Questions asked={asked} state={state} csrfToken={ctx.csrf()} mayType={mayDo(ctx.viewer, 'type in for people', conversation.organisationId)} /> : <p>{timesSentence(phase)} We take no answers just now.</p>}
        <p><a href={phaseHref(conversation, phase)}>Back to the ideas</a></p>
      </div>
    ),
  });
}

const Thanks = ({ asked: { conversation } }: { asked: Asked }) => (
  <>
    <InsetText text="Thank you. Your answers are added to the totals." />
    <p>They cannot be changed or taken back, since we do not know which they were. Your browser remembers that you answered; we do not.</p>
    <p>After the end everyone can read <a href={`/conversations/${conversation.code}/reach`}>whom this conversation reached</a>.</p>
  </>
);

function Questions({ asked: { conversation, phase, questions, contact }, state, csrfToken, mayType }: { asked: Asked; state: FormState; csrfToken: string; mayType: boolean }) {
  const here = `${phaseHref(conversation, phase)}/about-you`;
  return (
    <>
      <p>You do not have to answer any of this. It helps us to see whom we have not heard from, while we can still go and ask.</p>
      <p><strong>Your answers are added to totals, one question at a time, and kept nowhere else.</strong> Nobody can join them to your words, to your votes, or to each other. We tell numbers only in steps of ten people.</p>
      <Form action={here} csrfToken={csrfToken} state={state}>
        <AboutYouFields questions={questions} />
        <HiddenField name="sending" value={newSending()} />
        <Button text="Add my answers" />
      </Form>
      <OtherWays contact={contact} printHref={`${here}/print`} entryHref={mayType ? `${phaseHref(conversation, phase)}/entry/about-you` : undefined} />
    </>
  );
}

export async function takeAboutYou(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase, questions } = await questionsAsked(ctx);
  const here = `${phaseHref(conversation, phase)}/about-you`;
  if (hasAnswered(ctx, phase.position)) return redirect(here);
  const schema = z.object({ ...aboutYouShape(questions), sending: z.string().max(40).default('') });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return aboutYouPage(ctx, parsed.state);
  const given = givenOf(questions, parsed.value);
  if (!hasAnswer(given)) return aboutYouPage(ctx, { ...typedState(schema, ctx.body), errors: [{ name: questions[0]?.code ?? '', text: 'Answer one question, or go back: you do not have to' }] });
  await keepOnce(ctx, parsed.value.sending, () => addAnswers(ctx.store, { phaseNumber: phase.number, given }, ctx.now));
  markAnswered(ctx, { code: conversation.code, position: phase.position });
  return redirect(here);
}

async function keepOnce({ store, now }: RequestContext, sending: string, keep: () => Promise<void>): Promise<void> {
  if (sending !== '' && !isFirstSending(store, sending, now)) return;
  try {
    await keep();
  } catch (error) {
    forgetSending(store, sending);
    throw error;
  }
}

/** The same questions on paper. */
export async function printAboutYou(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase, questions, contact } = await questionsAsked(ctx);
  return page({
    title: `About you, to print: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <PaperForm isLong title="About you" caption={phase.title} back={{ href: `${phaseHref(conversation, phase)}/about-you`, text: 'Go back' }} sendTo={<SendTo contact={contact} />} questions={[
        ...questions.map(({ ask, answers, isDistrict }) => ({ text: ask, ...(isDistrict ? { lines: 1 } : {}), boxes: [...answers.map(({ title }) => title), 'I would rather not say'] })),
        { text: 'May staff type in your answers?', boxes: ['I agree that staff add my answers to the totals'] },
      ]}>
        <ExampleMark conversation={conversation} />
        <p>You do not have to answer any of this. You do not give your name. Hand this sheet in by itself, not together with a sheet of ideas: then nobody can tell whose it is.</p>
      </PaperForm>
    ),
  });
}
