import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable, LongWords } from '#ui/tables';
import { changeCode, retireCode } from '../../commands/analysis/keep-codes.ts';
import { mergeCodes } from '../../commands/analysis/merge-codes.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { wordsWithCodes } from '../../queries/analysis/coded-words.ts';
import { codeFrame, codesInUse, conversationOfCode, wordingsOf, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { memosOf } from '../../queries/analysis/memos.ts';
import { CodedWords } from './coded-words.tsx';
import { wordingLabels, wordingSchema, WordingFields } from './codes-page.tsx';
import { codesHref, deskTrail, memosHref } from './parts.tsx';

const schema = wordingSchema.extend({ version: z.coerce.number().int().min(1) });
const mergerSchema = z.object({ into: z.string().min(1, 'Choose a code'), reason: z.string().trim().min(3, 'Say why').max(400, 'Use 400 letters or less') });

const codeId = (ctx: RequestContext): string => ctx.params['id'] ?? '';

export const showCode = (ctx: RequestContext): Promise<Reply> => codePage(ctx, {});

async function codePage(ctx: RequestContext, { wording = emptyForm, merger = emptyForm, advice, mergerAdvice }: { wording?: FormState; merger?: FormState; advice?: Advice; mergerAdvice?: Advice }): Promise<Reply> {
  const found = await ctx.read(async (tx) => {
    const conversation = await conversationOfCode(tx, codeId(ctx));
    authorise(ctx, 'code words', conversation.organisationId);
    return { conversation, frame: await codeFrame(tx, conversation.id), wordings: await wordingsOf(tx, codeId(ctx)), words: await wordsWithCodes(tx, [codeId(ctx)]), memos: (await memosOf(tx, conversation.id, codeId(ctx))).length };
  });
  const code = found.frame.find(({ id }) => id === codeId(ctx));
  const state = merger.errors.length > 0 ? merger : wording;
  const isInError = state.errors.length > 0;
  return page({
    title: `Code: ${code?.name ?? ''}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [...deskTrail(found.conversation), { text: 'Codes', href: codesHref(found.conversation) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Code</span> <span data-quoted>{code?.name}</span></h1>
        {code?.mergedIntoName && <InsetText><p>Merged into <span data-quoted>{code.mergedIntoName}</span>.</p></InsetText>}
        <DataTable caption="Its wording over time" rows={found.wordings} emptyText="It has no wording." columns={[
          { key: 'version', head: 'Version', cell: ({ version }) => version }, { key: 'name', head: 'Name', cell: ({ name }) => <span data-quoted><LongWords text={name} /></span> },
          { key: 'definition', head: 'What it means', cell: ({ definition }) => <span data-quoted><LongWords text={definition} /></span> }, { key: 'since', head: 'Since', cell: ({ madeAt }) => formatLondonDate(madeAt) },
        ]} />
        <p><a href={`${memosHref(found.conversation)}?code=${codeId(ctx)}`}>{found.memos === 0 ? 'Write a memo about this code' : found.memos === 1 ? '1 memo about this code' : `${found.memos} memos about this code`}</a></p>
        <h2 class="nhsuk-heading-m" id="coded">Words that have it</h2>
        <CodedWords words={found.words} here={`/codes/${codeId(ctx)}`} isWhole={ctx.query['words'] === 'all'} mayCode />
        {code && mayDo(ctx.viewer, 'keep codes', found.conversation.organisationId) && <Steps code={code} others={codesInUse(found.frame).filter(({ id }) => id !== code.id)} wording={wording} merger={merger} advice={advice} mergerAdvice={mergerAdvice} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

interface StepsProps {
  code: FrameCode;
  others: readonly FrameCode[];
  wording: FormState;
  merger: FormState;
  advice: Advice | undefined;
  mergerAdvice: Advice | undefined;
  csrfToken: string;
}

function Steps({ code, others, wording, merger, advice, mergerAdvice, csrfToken }: StepsProps) {
  const isTyped = Object.keys(wording.values).length > 0;
  return (
    <>
      <Form action={`/codes/${code.id}`} csrfToken={csrfToken} state={isTyped ? wording : formState({ name: code.name, definition: code.definition, example: code.example })}>
        <h2 class="nhsuk-heading-m">Word it anew</h2>
        <HiddenField name="version" value={String(code.version)} />
        <WordingFields />
        <Button text="Save as a new version" />
        <WordsCheck advice={advice} />
      </Form>
      {!code.mergedInto && others.length > 0 && (
        <Form action={`/codes/${code.id}/merger`} csrfToken={csrfToken} state={merger}>
          <h2 class="nhsuk-heading-m">Merge it into another</h2>
          <p>Everything that has this code then counts as the other. You can part them again at any time, and everything counts as before.</p>
          <SelectField name="into" label="The other code" items={[{ value: '', text: 'Choose a code' }, ...others.map(({ id, name }) => ({ value: id, text: name }))]} />
          <TextareaField name="reason" label="Why" rows={2} />
          <Button text="Merge them" variant="secondary" />
          <WordsCheck advice={mergerAdvice} />
        </Form>
      )}
      {!code.mergedInto && <Form action={`/codes/${code.id}/${code.isRetired ? 'return' : 'retirement'}`} csrfToken={csrfToken}><Button text={code.isRetired ? 'Take it up again' : 'Retire it'} variant="secondary" /></Form>}
    </>
  );
}

export async function changeOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: wordingLabels });
  if (asked) return codePage(ctx, { wording: asked.state, advice: asked.advice });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return codePage(ctx, { wording: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => changeCode(tx, ctx, { codeId: codeId(ctx), ...parsed.value }));
    return redirect(`/codes/${codeId(ctx)}`);
  }, (errors) => codePage(ctx, { wording: { ...typedState(schema, ctx.body), errors } }));
}

export async function mergeOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, mergerSchema, { fields: { reason: 'Why' } });
  if (asked) return codePage(ctx, { merger: asked.state, mergerAdvice: asked.advice });
  const parsed = parseForm(mergerSchema, ctx.body);
  if (!parsed.ok) return codePage(ctx, { merger: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => mergeCodes(tx, ctx, { fromId: codeId(ctx), intoId: parsed.value.into, reason: parsed.value.reason }));
    return redirect(`/codes/${codeId(ctx)}`);
  }, (errors) => codePage(ctx, { merger: { ...typedState(mergerSchema, ctx.body), errors } }));
}

export const retireOne = (ctx: RequestContext): Promise<Reply> => setRetired(ctx, true);
export const returnOne = (ctx: RequestContext): Promise<Reply> => setRetired(ctx, false);

async function setRetired(ctx: RequestContext, isRetired: boolean): Promise<Reply> {
  await ctx.write((tx) => retireCode(tx, ctx, { codeId: codeId(ctx), isRetired }));
  return redirect(`/codes/${codeId(ctx)}`);
}
