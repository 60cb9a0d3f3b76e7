import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { personName } from '#modules/directory';
import { takeMemoAway, writeMemo } from '../../commands/analysis/write-memos.ts';
import { codeFrame } from '../../queries/analysis/code-frame.ts';
import { memosOf, type Memo } from '../../queries/analysis/memos.ts';
import { savedAt } from '../saved.ts';
import { conversationFor, deskTrail, memosHref } from './parts.tsx';

const schema = z.object({ code: z.string().refine((id) => id === '' || isId(id), 'Choose a code').default(''), words: z.string().trim().min(3, 'Write the memo').max(4_000, 'Use 4,000 letters or less') });

export const showMemos = (ctx: RequestContext): Promise<Reply> => memosPage(ctx, null);

/** What analysts thought while they read: about one code, or about the whole. For those who code. */
async function memosPage(ctx: RequestContext, typed: FormState | null, advice?: Advice): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const { frame, memos, names } = await ctx.read(async (tx) => {
    const found = await memosOf(tx, conversation.id);
    return { frame: await codeFrame(tx, conversation.id), memos: found, names: await personName(tx, [...new Set(found.map(({ writtenBy }) => writtenBy))]) };
  });
  const asked = frame.find(({ id }) => id === ctx.query['code']);
  const state = typed ?? formState({ code: asked?.id ?? '' });
  const isInError = state.errors.length > 0;
  return page({
    title: `Memos: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation), isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Memos</h1>
        <p>A memo is what you think while you read: what a code is really about, what belongs together, what surprised you. Everyone who codes here reads it, with your name.</p>
        <Form action={memosHref(conversation)} csrfToken={ctx.csrf()} state={state}>
          <SelectField name="code" label="What is it about?" items={[{ value: '', text: 'The whole analysis' }, ...frame.map(({ id, name }) => ({ value: id, text: name }))]} />
          <TextareaField name="words" label="Memo" hint="No names of people. Do not say how you code words of a batch that is not finished: the other coder reads this." rows={5} maxlength={4_000} />
          <Button text="Keep it" />
          <WordsCheck advice={advice} />
        </Form>
        {asked && <p>These are the memos about <span data-quoted>{asked.name}</span>. <a href={memosHref(conversation)}>See all</a></p>}
        <Memos memos={asked ? memos.filter(({ codeId }) => codeId === asked.id) : memos} names={names} viewerId={ctx.viewer.personId} csrfToken={ctx.csrf()} />
      </div>
    ),
  });
}

function Memos({ memos, names, viewerId, csrfToken }: { memos: readonly Memo[]; names: ReadonlyMap<string, string>; viewerId: string | null; csrfToken: string }) {
  if (memos.length === 0) return <p>There is no memo yet.</p>;
  return (
    <ul class="nhsuk-list allied-ideas">
      {memos.map(({ id, codeId, codeName, words, writtenAt, writtenBy }) => (
        <li key={id} class="allied-idea">
          {words.split('\n').filter(Boolean).map((line, at) => <p key={at} class="nhsuk-u-margin-bottom-1" data-quoted>{line}</p>)}
          <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">{codeId ? <>About <a href={`/codes/${codeId}`} data-quoted>{codeName}</a></> : 'About the whole analysis'}. <span data-quoted>{names.get(writtenBy) ?? 'Somebody who was here'}</span>, {formatLondonDate(writtenAt)}.</p>
          {writtenBy === viewerId && <Form action={`/memos/${id}/removal`} csrfToken={csrfToken}><Button text="Take it away" variant="secondary" small ariaLabel={`Take it away: ${words.slice(0, 60)}`} /></Form>}
        </li>
      ))}
    </ul>
  );
}

export async function writeOneMemo(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const asked = await wordsAsked(ctx, schema, { fields: { words: 'Memo' } });
  if (asked) return memosPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return memosPage(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => writeMemo(tx, ctx, { conversationId: conversation.id, codeId: parsed.value.code || null, words: parsed.value.words }));
    return savedAt(memosHref(conversation), 'kept');
  }, (errors) => memosPage(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function takeOneMemoAway(ctx: RequestContext): Promise<Reply> {
  return savedAt(memosHref({ code: await ctx.write((tx) => takeMemoAway(tx, ctx, ctx.params['id'] ?? '')) }), 'kept');
}
