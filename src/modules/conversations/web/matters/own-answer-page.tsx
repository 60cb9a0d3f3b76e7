import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { Conflict, NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, valueOf, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { objectiveLines } from '#modules/strategy';
import { changeOwnAnswer, ownAnswer, withdrawOwnAnswer, type OwnAnswer } from '../../commands/matters/own-answer.ts';
import { concernOf } from '../../data/concern.ts';
import { readAuthorCode } from '../../domain/author-code.ts';
import { mattersDeskById, type MattersDesk } from '../../queries/matters/desks.ts';
import { authorCodeField } from '../author-code-field.ts';
import { NotForEmergencies } from '../parts.tsx';
import { beforeSending } from '../sending/before-sending.tsx';
import { HelpAtOnce } from '../sending/help-at-once.tsx';
import { asDecided, detailsIn, sendingFields } from '../sending/take-words.tsx';
import { Followed } from './followed.tsx';
import { mattersHref, mattersTrail, wordsAnswer } from './parts.tsx';

const code = authorCodeField('Enter your code: 16 letters and numbers, such as 7K3M-Q0ZB-2HXV-9TDA');
const codeSchema = z.object({ code });
const changeSchema = z.object({ code, revision: z.coerce.number().int().min(1), words: wordsAnswer('Write what matters to you'), ...sendingFields });

export const showAnswerCode = (ctx: RequestContext): Reply => codePage(ctx, emptyForm);

function codePage(ctx: RequestContext, state: FormState, said?: string): Reply {
  const isInError = state.errors.length > 0;
  return page({
    title: 'Your answer', breadcrumbs: mattersTrail(), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Your answer</h1>
        {said && <InsetText text={said} />}
        <p>When you told us what matters to you, we showed you a code. Enter it to see what became of your answer, to change it or to take it out.</p>
        <Form action="/your-answer" csrfToken={ctx.csrf()} state={state}>
          <TextField name="code" label="Your code" hint="Capital or small letters, with or without lines between: all are fine." />
          <Button text="Find my answer" />
        </Form>
        <p>If you have lost your code, nobody can find your answer for you: we do not know who wrote what.</p>
        <p>Did you write an idea or a comment in a conversation? <a href="/your-words">Find those words here</a>.</p>
      </div>
    ),
  });
}

/** Looking an answer up is a POST, so that the code stands in no address, no history and no log. */
export async function findAnswer(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(codeSchema, ctx.body);
  return parsed.ok ? showOwn(ctx, parsed.value.code) : codePage(ctx, parsed.state);
}

async function showOwn(ctx: RequestContext, ownCode: string, { state, said, concern = null }: { state?: FormState; said?: string; concern?: string | null } = {}): Promise<Reply> {
  const own = await ownAnswer(ctx.store, ownCode).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!own) return codePage(ctx, { values: { code: ownCode }, errors: [{ name: 'code', text: 'No answer belongs to this code. Check each letter and number' }] });
  const { desk, objectives } = await ctx.read(async (tx) => ({
    desk: await mattersDeskById(tx, own.organisationId),
    objectives: await objectiveLines(tx, { ids: own.changes.flatMap(({ objectiveId }) => objectiveId ?? []), publishedOnly: true, asAt: ctx.now }),
  }));
  const isInError = (state?.errors.length ?? 0) > 0;
  return page({
    title: 'Your answer', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {state && <FormErrorSummary state={state} />}
        <h1 class="nhsuk-heading-l">Your answer</h1>
        <HelpAtOnce concern={concern ?? concernOf(own.words)} />
        {said && <InsetText text={said} />}
        <p>You gave this answer to <span data-quoted>{desk.name}</span> on {formatDay(own.receivedOn)}. We keep only the day.</p>
        <blockquote class="nhsuk-inset-text" data-quoted><p>{own.words}</p></blockquote>
        <Standing own={own} desk={desk} />
        <h2 class="nhsuk-heading-m">What changed</h2>
        {own.changes.length === 0 && <p>Nothing has been written down yet. Come back with your code at any time.</p>}
        <Followed changes={own.changes} objectives={objectives} />
        <Form action="/your-answer/change" csrfToken={ctx.csrf()} state={state ?? formState({ words: own.words })}>
          <h2 class="nhsuk-heading-m">Change your answer</h2>
          <HiddenField name="code" value={ownCode} />
          <HiddenField name="revision" value={String(own.revision)} />
          <TextareaField name="words" label="Your answer" hint="It is read and marked again." rows={6} maxlength={2_000} />
          <Button text="Change my answer" variant="secondary" />
        </Form>
        <Form action="/your-answer/withdrawal" csrfToken={ctx.csrf()}>
          <h2 class="nhsuk-heading-m">Take your answer out</h2>
          <p>It is deleted for good, with what was marked on it.{own.isCounted && ' The counts that everyone sees stay as they were on the day, and lead to nobody.'}</p>
          <HiddenField name="code" value={ownCode} />
          <Button text="Take my answer out" variant="warning" />
        </Form>
        <NotForEmergencies />
      </div>
    ),
  });
}

function Standing({ own, desk }: { own: OwnAnswer; desk: MattersDesk }) {
  return (
    <>
      {own.isRead && <p>A trained person has read your words because they may speak of harm.</p>}
      {!own.isCoded && <p><strong>Two trained people will read your answer and mark what it is about.</strong> Nobody else sees it.</p>}
      {own.isCoded && <p><strong>Two trained people have read your answer.</strong> {own.codeNames.length > 0 ? <>They found it is about: <span data-quoted>{own.codeNames.join(', ')}</span>.</> : 'It fits none of the themes so far.'}</p>}
      {own.isCounted && <p>It counts in <a href={`${mattersHref(desk)}/themes`}>what matters to people here</a>.</p>}
    </>
  );
}

export async function changeAnswer(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(changeSchema, ctx.body);
  if (!parsed.ok) {
    const known = readAuthorCode(valueOf(parsed.state, 'code'));
    return known ? showOwn(ctx, known, { state: parsed.state }) : codePage(ctx, parsed.state);
  }
  const { code: ownCode, words, revision, send } = parsed.value;
  if (send === 'edit') return showOwn(ctx, ownCode, { state: formState({ words }) });
  const found = detailsIn(words);
  if (!send && found.length > 0 && concernOf(words) === null) return beforeSending(ctx, { words, found, isPrivate: true, action: '/your-answer/change', carried: { code: ownCode, revision: String(revision) } });
  const decided = asDecided(words, send);
  const concern = await changeOwnAnswer(ctx.store, { code: ownCode, words: decided, revision }).catch(async (error: unknown) => {
    // The same change sent twice stands already.
    const stands = error instanceof Conflict ? await ownAnswer(ctx.store, ownCode).catch(() => null) : null;
    if (stands?.words !== decided) throw error;
    return concernOf(decided);
  });
  return showOwn(ctx, ownCode, { said: 'Your answer is changed.', concern });
}

export async function withdrawAnswer(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(codeSchema, ctx.body);
  if (!parsed.ok) return codePage(ctx, parsed.state);
  await withdrawOwnAnswer(ctx.store, parsed.value.code);
  return codePage(ctx, emptyForm, 'Your answer is deleted.');
}
