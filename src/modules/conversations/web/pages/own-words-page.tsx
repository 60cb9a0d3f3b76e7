import { z } from 'zod';
import { Conflict, NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, parseForm, TextField, valueOf, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { appeal } from '../../commands/appeals.ts';
import { changeOwnWords, ownAppeal, ownWords, withdrawOwnWords, type OwnWords } from '../../commands/own-words.ts';
import { concernOf } from '../../data/concern.ts';
import { forgetSent } from '../../data/flood-guard.ts';
import { readAuthorCode } from '../../domain/author-code.ts';
import { showFollowedByCode } from '../following/followed-pages.tsx';
import { leaveForm } from '../stories/leave-form.tsx';
import { authorCodeField } from '../author-code-field.ts';
import { beforeSending } from '../sending/before-sending.tsx';
import { asDecided, detailsIn, sendingFields } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { Words } from './own-words-view.tsx';

const code = authorCodeField('Enter your whole code, such as 7K3M-Q0ZB-2HXV-9TDA');
const codeSchema = z.object({ code });
const changeSchema = z.object({ code, revision: z.coerce.number().int().min(1), words: wordsField('Write your words'), ...sendingFields });
const appealSchema = z.object({ code, why: wordsField('Say why your words should be shown') });

export const showCodeForm = (ctx: RequestContext): Reply => codePage(ctx, emptyForm);

function codePage(ctx: RequestContext, state: FormState): Reply {
  const isInError = state.errors.length > 0;
  return page({
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError,
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
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError,
    content: <Words own={own} asked={asked} code={ownCode} state={state} said={said} concern={concern ?? concernOf(own.words)} leave={own.state === 'withdrawn' ? null : await leaveForm({ ctx, code: ownCode })} csrfToken={ctx.csrf()} />,
  });
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
  const decided = asDecided(words, send);
  const concern = await changeOwnWords(ctx.store, { code: ownCode, words: decided, revision }, ctx.now).catch(whyNotChanged);
  // Somebody read the words meanwhile, or another window changed them: what was typed stays, beside how the words stand now.
  if (concern instanceof Conflict) return changedMeanwhile(ctx, { ownCode, words, decided, conflict: concern });
  return showWords(ctx, ownCode, (own) => formState({ words: own.words }), { said: CHANGED, concern });
}

const CHANGED = 'Your words are changed. A person reads them before they are shown.';

async function changedMeanwhile(ctx: RequestContext, { ownCode, words, decided, conflict }: { ownCode: string; words: string; decided: string; conflict: Conflict }): Promise<Reply> {
  const { state, words: stand } = await ownWords(ctx.store, ownCode);
  // The same change was sent twice, and the first one stands.
  if (state === 'held' && stand === decided) return showWords(ctx, ownCode, (own) => formState({ words: own.words }), { said: CHANGED });
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
