import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { formatLondonDateTime } from '#platform/clock';
import { Conflict, NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, valueOf, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { appeal } from '../../commands/appeals.ts';
import { changeOwnWords, ownAppeal, ownWords, withdrawOwnWords, type OwnAppeal, type OwnWords } from '../../commands/own-words.ts';
import { concernOf } from '../../data/concern.ts';
import { forgetSent } from '../../data/flood-guard.ts';
import { readAuthorCode } from '../../domain/author-code.ts';
import { showFollowedByCode } from '../following/followed-pages.tsx';
import { leaveForm } from '../stories/leave-form.tsx';
import { authorCodeField } from '../author-code-field.ts';
import { NotForEmergencies } from '../parts.tsx';
import { beforeSending } from '../sending/before-sending.tsx';
import { HelpAtOnce } from '../sending/help-at-once.tsx';
import { asDecided, detailsIn, sendingFields } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { appealSentence, stateSentence } from '../own-words-sentences.ts';

const code = authorCodeField('Enter your whole code, such as 7K3M-Q0ZB-2HXV-9TDA');
const codeSchema = z.object({ code });
const changeSchema = z.object({ code, revision: z.coerce.number().int().min(1), words: wordsField('Write your words'), ...sendingFields });
const appealSchema = z.object({ code, why: wordsField('Say why your words should be shown') });

export const showCodeForm = (ctx: RequestContext): Reply => codePage(ctx, emptyForm);

function codePage(ctx: RequestContext, state: FormState): Reply {
  const isInError = state.errors.length > 0;
  return page({
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError, ...(isInError ? { status: 422 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Your words</h1>
        <p>When you sent an idea or a comment, we showed you a code. Enter it to see what became of your words, to change them or to take them out. A code with which you follow something works here, too. This works after the end, too.</p>
        <Form action="/your-words" csrfToken={ctx.csrf()} state={state}>
          <TextField name="code" label="Your code" hint="Capital or small letters, with or without lines between: all are fine." />
          <Button text="Find my words" />
        </Form>
        <p>Did you answer “What matters to you?” Your code for that opens <a href="/your-answer">your answer</a>.</p>
        <p>If you have lost your code, nobody can find your words for you: we do not know who wrote what.</p>
      </div>
    ),
  });
}

/** Looking words up is a POST, so that the code stands in no address, no history and no log. */
export async function findWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(codeSchema, ctx.body);
  if (!parsed.ok) return codePage(ctx, parsed.state);
  return showWords(ctx, parsed.value.code, (own) => formState({ words: own.words }));
}

async function showWords(ctx: RequestContext, ownCode: string, stateOf: (own: OwnWords) => FormState, { said, concern = null }: { said?: string; concern?: string | null } = {}): Promise<Reply> {
  const own = await ownWords(ctx.store, ownCode).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!own) return (await showFollowedByCode(ctx, ownCode)) ?? codePage(ctx, { values: { code: ownCode }, errors: [{ name: 'code', text: 'Nothing belongs to this code. Check each letter and number' }] });
  const state = stateOf(own);
  const asked = await ownAppeal(ctx.store, ownCode);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError, ...(isInError ? { status: 422 } : {}),
    content: <Words own={own} asked={asked} code={ownCode} state={state} said={said} concern={concern ?? concernOf(own.words)} leave={own.state === 'withdrawn' ? null : await leaveForm({ ctx, code: ownCode })} csrfToken={ctx.csrf()} />,
  });
}

interface WordsProps {
  own: OwnWords;
  asked: OwnAppeal | null;
  code: string;
  state: FormState;
  said: string | undefined;
  concern: string | null;
  leave: ComponentChildren;
  csrfToken: string;
}

function Words({ own, asked, code: ownCode, state, said, concern, leave, csrfToken }: WordsProps) {
  const mayChange = own.state === 'held' || own.state === 'shown' || own.state === 'refused';
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Your words</h1>
      <HelpAtOnce concern={concern} />
      {said && <InsetText text={said} />}
      <p>You sent this {own.kind} on {formatLondonDateTime(own.receivedHour)}. We keep only the hour.</p>
      <p><strong>{stateSentence(own)}</strong></p>
      {own.note && <p>The person who read it wrote: <span data-quoted>{own.note}</span></p>}
      {own.state !== 'withdrawn' && <blockquote class="nhsuk-inset-text" data-quoted><p>{own.words}</p></blockquote>}
      {own.shownWords && <><p>Everyone reads:</p><blockquote class="nhsuk-inset-text" data-quoted><p>{own.shownWords}</p></blockquote></>}
      {asked && <p>{appealSentence(asked)}</p>}
      {asked?.note && <p>They wrote: <span data-quoted>{asked.note}</span></p>}
      {own.state === 'refused' && !asked && <AppealForm code={ownCode} state={state} csrfToken={csrfToken} />}
      {mayChange && <ChangeForm own={own} code={ownCode} state={state} csrfToken={csrfToken} />}
      {leave}
      {own.state !== 'withdrawn' && <WithdrawalForm code={ownCode} csrfToken={csrfToken} />}
      <NotForEmergencies />
    </div>
  );
}

const WithdrawalForm = ({ code: ownCode, csrfToken }: { code: string; csrfToken: string }) => (
  <Form action="/your-words/withdrawal" csrfToken={csrfToken}>
    <h2 class="nhsuk-heading-m">Take your words out</h2>
    <p>They are deleted for good. Votes on them no longer count anywhere.</p>
    <HiddenField name="code" value={ownCode} />
    <Button text="Take my words out" variant="warning" />
  </Form>
);

const AppealForm = ({ code: ownCode, state, csrfToken }: { code: string; state: FormState; csrfToken: string }) => (
  <Form action="/your-words/appeal" csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Ask another person to decide again</h2>
    <p>Somebody who did not take the first decision reads your words and what you write here. You can do this once. Come back with your code to see the answer.</p>
    <HiddenField name="code" value={ownCode} />
    <TextareaField name="why" label="Why should your words be shown?" hint="Please leave out names, and anything that shows who you are." rows={4} maxlength={2_000} />
    <Button text="Ask for another decision" variant="secondary" />
  </Form>
);

function ChangeForm({ own, code: ownCode, state, csrfToken }: { own: OwnWords; code: string; state: FormState; csrfToken: string }) {
  return (
    <Form action="/your-words/change" csrfToken={csrfToken} state={state}>
      <h2 class="nhsuk-heading-m">Change your words</h2>
      <HiddenField name="code" value={ownCode} />
      <HiddenField name="revision" value={String(own.revision)} />
      <TextareaField name="words" label="Your words" hint="A person reads them again before they are shown. Votes stay with your words. If you now want something else, add it as a new idea." rows={5} maxlength={2_000} />
      <Button text="Change my words" variant="secondary" />
    </Form>
  );
}

export async function changeWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(changeSchema, ctx.body);
  if (!parsed.ok) {
    const known = readAuthorCode(valueOf(parsed.state, 'code'));
    return known ? showWords(ctx, known, () => parsed.state) : codePage(ctx, parsed.state);
  }
  const { code: ownCode, words, revision, send } = parsed.value;
  if (send === 'edit') return showWords(ctx, ownCode, () => formState({ words }));
  const found = detailsIn(words);
  if (!send && found.length > 0 && concernOf(words) === null) return beforeSending(ctx, { words, found, action: '/your-words/change', carried: { code: ownCode, revision: String(revision) } });
  const concern = await changeOwnWords(ctx.store, { code: ownCode, words: asDecided(words, send), revision }, ctx.now).catch(whyNotChanged);
  // Somebody read the words meanwhile, or another window changed them: what was typed stays, beside how the words stand now.
  if (concern instanceof Conflict) return changedMeanwhile(ctx, { ownCode, words, conflict: concern });
  return showWords(ctx, ownCode, (own) => formState({ words: own.words }), { said: 'Your words are changed. A person reads them before they are shown.', concern });
}

async function changedMeanwhile(ctx: RequestContext, { ownCode, words, conflict }: { ownCode: string; words: string; conflict: Conflict }): Promise<Reply> {
  const { state } = await ownWords(ctx.store, ownCode);
  if (state === 'withdrawn' || state === 'merged') throw conflict;
  return showWords(ctx, ownCode, () => formState({ words }, [{ path: ['words'], message: 'Your words were read or changed while you wrote. See how they stand now. If you still want what is in the box, send it again' }]));
}

function whyNotChanged(error: unknown): Conflict {
  if (error instanceof Conflict) return error;
  throw error;
}

/** The author asks that somebody else decides again. */
export async function appealByCode(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(appealSchema, ctx.body);
  if (!parsed.ok) {
    const known = readAuthorCode(valueOf(parsed.state, 'code'));
    return known ? showWords(ctx, known, (own) => ({ values: { ...parsed.state.values, words: own.words }, errors: parsed.state.errors })) : codePage(ctx, parsed.state);
  }
  await appeal(ctx.store, { code: parsed.value.code, words: parsed.value.why }, ctx.now);
  return showWords(ctx, parsed.value.code, (own) => formState({ words: own.words }), { said: 'Another person will read your words again.', concern: concernOf(parsed.value.why) });
}

export async function withdrawWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(codeSchema, ctx.body);
  if (!parsed.ok) return codePage(ctx, parsed.state);
  const own = await ownWords(ctx.store, parsed.value.code).catch(() => null);
  await withdrawOwnWords(ctx.store, parsed.value.code, ctx.now);
  if (own) forgetSent(ctx.store, { addressKey: ctx.addressKey, phaseId: own.phaseId, words: own.words }, ctx.now);
  return showWords(ctx, parsed.value.code, () => emptyForm, { said: 'Your words are taken out.' });
}
