import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { codeAnswer, noteReading } from '../../commands/matters/code-answers.ts';
import { countAnswers } from '../../commands/matters/count-answers.ts';
import { authorise } from '../../data/acting.ts';
import { helpFor } from '../../data/conversation-content.ts';
import { personActing } from '../../data/workshop-acting.ts';
import { routeTitle } from '../../domain/routes.ts';
import { codeFrame, codesInUse, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { conversationsOf } from '../../queries/conversations.ts';
import { answerToRead, codingStand, nextAnswer, type AnswerToCode, type CodingStand } from '../../queries/matters/answers-to-code.ts';
import { mattersDeskById } from '../../queries/matters/desks.ts';
import { askingDesk, mattersHref, mattersTrail, MatterExample, type AskingDesk } from './parts.tsx';

const schema = z.object({ codes: z.array(z.string()).default([]), revision: z.coerce.number().int().min(1) });

/** The desk of this address, for those who may read what people wrote. Throws NotFound or Forbidden. */
export async function deskForReading(ctx: RequestContext): Promise<AskingDesk> {
  const desk = await askingDesk(ctx);
  authorise(ctx, 'read what matters', desk.organisationId);
  return desk;
}

export const showAnswerCoding = (ctx: RequestContext): Promise<Reply> => codingPage(ctx, emptyForm);

async function codingPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const desk = await deskForReading(ctx);
  const own = personActing(ctx);
  const { stand, next, frame, conversation } = await ctx.read(async (tx) => ({
    stand: await codingStand(tx, desk.organisationId, own), next: await nextAnswer(tx, desk.organisationId, own), frame: codesInUse(await codeFrame(tx, desk.conversationId)),
    conversation: (await conversationsOf(tx, desk.organisationId, ctx.now)).find(({ id }) => id === desk.conversationId),
  }));
  const counted = typeof ctx.query['counted'] === 'string' ? Number(ctx.query['counted']) : null;
  return page({
    title: 'Read and code answers', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> Read and code answers</h1>
        <MatterExample desk={desk} />
        {counted !== null && <InsetText text={counted > 0 ? `${counted} answers were counted.` : 'Nothing was counted: there is no batch of eight or more yet.'} />}
        <p>These answers are private. Do not copy them, and do not speak of them outside this work. One person codes each answer, and another checks it.</p>
        <Standing stand={stand} />
        {frame.length === 0 && conversation && <p>Write <a href={`/conversations/${conversation.code}/codes`}>the first codes</a> of “<span data-quoted>{conversation.title}</span>”: they are used here.</p>}
        {next && <AnswerDesk next={next} frame={frame} csrfToken={ctx.csrf()} />}
        <h2 class="nhsuk-heading-m">When answers are checked</h2>
        <p><a href={`${mattersHref(desk)}/answers`}>Read checked answers</a>, and say what changed because of one. They are counted each Monday. You can also count them now:</p>
        <Form action={`${mattersHref(desk)}/counting`} csrfToken={ctx.csrf()}><Button text="Count what is checked" variant="secondary" /></Form>
        {conversation && <p>The codes are those of <a href={`/conversations/${conversation.code}/codes`} data-quoted>{conversation.title}</a>.</p>}
      </div>
    ),
  });
}

const Standing = ({ stand: { uncoded, toCheck, waiting, concerns, checked } }: { stand: CodingStand }) => (
  <>
    {concerns > 0 && <p><Tag colour="red" text="May speak of harm" /> {concerns === 1 ? '1 answer waits' : `${concerns} answers wait`} for a trained person. It comes first.</p>}
    <p>{uncoded} to code, {toCheck} to check, {checked} checked.{waiting > 0 && ` You have coded ${waiting}, which somebody else must check.`}</p>
    {uncoded + toCheck + concerns === 0 && <p>Nothing waits for you. Thank you.</p>}
  </>
);

/** How one answer came, and its words. */
export const AnswerWords = ({ answer: { words, route, district, receivedOn } }: { answer: AnswerToCode }) => (
  <>
    <p class="nhsuk-body-s nhsuk-u-secondary-text-colour">{routeTitle(route)}, {formatDay(receivedOn)}{district && `, ${district}`}</p>
    <blockquote class="nhsuk-inset-text" id="answer" data-quoted><p>{words}</p></blockquote>
  </>
);

function AnswerDesk({ next, frame, csrfToken }: { next: AnswerToCode; frame: readonly FrameCode[]; csrfToken: string }) {
  const isToRead = next.concern !== null && !next.isRead;
  const isCheck = next.codedBy !== null;
  return (
    <>
      <h2 class="nhsuk-heading-m">{isToRead ? 'Read this first' : isCheck ? 'Check this one' : 'Code this one'}</h2>
      <AnswerWords answer={next} />
      {isToRead ? <ToRead next={next} csrfToken={csrfToken} /> : (
        <Form action={`/what-matters/${next.id}/codes`} csrfToken={csrfToken} state={formState({ codes: [...next.codeIds] })}>
          <HiddenField name="revision" value={String(next.revision)} />
          {isCheck && <p>Somebody else chose what is ticked. Change it where you see it differently: what you save stands.</p>}
          <CheckboxesField name="codes" legend="What is it about?" hint="Choose all that fit, or none." small items={frame.map(({ id, name, definition }) => ({ value: id, text: name, hint: { text: definition } }))} />
          <Button text={isCheck ? 'I have checked it' : 'Save and go on'} />
        </Form>
      )}
    </>
  );
}

const ToRead = ({ next, csrfToken }: { next: AnswerToCode; csrfToken: string }) => (
  <Form action={`/what-matters/${next.id}/reading`} csrfToken={csrfToken}>
    <p>{helpFor(next.concern).map(({ kind, title }) => <span key={kind}>{title}: the person saw the help for this. </span>)}We do not know who wrote it. Do what your safeguarding policy asks, then say so here. The person sees, by their code, that a trained person has read it.</p>
    <Button text="I have read it and done what is needed" />
  </Form>
);

export async function takeCodes(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(schema, ctx.body);
  const { desk } = await ctx.read(async (tx) => ({ desk: await mattersDeskById(tx, (await answerToRead(tx, id)).organisationId) }));
  if (parsed.ok) await ctx.write((tx) => codeAnswer(tx, ctx, { matterId: id, codeIds: parsed.value.codes, revision: parsed.value.revision }));
  return redirect(`${mattersHref(desk)}/coding`);
}

export async function takeReading(ctx: RequestContext): Promise<Reply> {
  const desk = await ctx.write(async (tx) => mattersDeskById(tx, await noteReading(tx, ctx, ctx.params['id'] ?? '')));
  return redirect(`${mattersHref(desk)}/coding`);
}

export async function takeCounting(ctx: RequestContext): Promise<Reply> {
  const desk = await deskForReading(ctx);
  const counted = await ctx.write((tx) => countAnswers(tx, ctx, desk.organisationId));
  return redirect(`${mattersHref(desk)}/coding?counted=${counted}`);
}
