import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, LongWords } from '#ui/tables';
import { addCode } from '../../commands/analysis/keep-codes.ts';
import { undoMerger } from '../../commands/analysis/merge-codes.ts';
import { mayDo } from '../../data/acting.ts';
import { codeFrame, mergersOf, type CodeMerger, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { codesHref, conversationFor, deskTrail } from './parts.tsx';

export const wordingSchema = z.object({
  name: z.string().trim().min(2, 'Write a name').max(80, 'Use 80 letters or less'),
  definition: z.string().trim().min(5, 'Say what the code means').max(600, 'Use 600 letters or less'),
  example: z.string().trim().max(400, 'Use 400 letters or less').default(''),
});
export const wordingLabels = { name: 'Name', definition: 'What it means', example: 'An example' };

export const WordingFields = () => (
  <>
    <TextField name="name" label="Name" />
    <TextareaField name="definition" label="What it means" hint="Say when to give it, and when not." rows={3} />
    <TextareaField name="example" label="An example (you can leave this out)" hint="Make one up. Do not copy what somebody wrote." rows={2} />
  </>
);

export const showCodes = (ctx: RequestContext): Promise<Reply> => codesPage(ctx, emptyForm);

async function codesPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const { frame, mergers } = await ctx.read(async (tx) => ({ frame: await codeFrame(tx, conversation.id), mergers: await mergersOf(tx, conversation.id) }));
  const mayKeep = mayDo(ctx.viewer, 'keep codes', conversation.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: `Codes: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation), isInError,
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Codes</h1>
        {frame.length > 0 && <p><a href={`${codesHref(conversation)}/book`}>The code book to read, print or take along</a>, with words that we may quote</p>}
        <Frame frame={frame} />
        {mergers.length > 0 && <Mergers mergers={mergers} mayKeep={mayKeep} csrfToken={ctx.csrf()} />}
        {mayKeep && (
          <div class="nhsuk-u-reading-width">
            <Form action={codesHref(conversation)} csrfToken={ctx.csrf()} state={state}>
              <h2 class="nhsuk-heading-m">Add a code</h2>
              <WordingFields />
              <Button text="Add it" />
              <WordsCheck advice={advice} />
            </Form>
          </div>
        )}
      </>
    ),
  });
}

const Frame = ({ frame }: { frame: readonly FrameCode[] }) => (
  <DataTable caption="The codes and what they mean" captionSize="m" rows={frame} emptyText="There are no codes yet. Read some of the words first, then add codes for what they are about."
    columns={[
      { key: 'name', head: 'Code', cell: ({ id, name }) => <a href={`/codes/${id}`} data-quoted><LongWords text={name} /></a> },
      { key: 'definition', head: 'What it means', cell: ({ definition, example }) => <><span data-quoted><LongWords text={definition} /></span>{example && <> Example: <span data-quoted><LongWords text={example} /></span></>}</> },
      { key: 'version', head: 'Version', isNumeric: true, cell: ({ version }) => version },
      { key: 'uses', head: 'Settled words', isNumeric: true, cell: ({ uses }) => uses },
      { key: 'state', head: 'State', cell: ({ isRetired, mergedIntoName }) => (mergedIntoName ? <>Merged into <span data-quoted><LongWords text={mergedIntoName} /></span></> : <Tag colour={isRetired ? 'grey' : 'green'} text={isRetired ? 'Retired' : 'In use'} />) },
    ]} />
);

const Mergers = ({ mergers, mayKeep, csrfToken }: { mergers: readonly CodeMerger[]; mayKeep: boolean; csrfToken: string }) => (
  <>
    <h2 class="nhsuk-heading-m">What was merged</h2>
    <ul class="nhsuk-list">
      {mergers.map(({ id, fromName, intoName, reason, undoneAt }) => (
        <li key={id}>
          <span data-quoted>{fromName}</span> into <span data-quoted>{intoName}</span>: <span data-quoted>{reason}</span>
          {undoneAt ? ' (undone)' : mayKeep && <Form action={`/code-mergers/${id}/undoing`} csrfToken={csrfToken}><Button text="Part them again" variant="secondary" small /></Form>}
        </li>
      ))}
    </ul>
  </>
);

export async function addOne(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'keep codes');
  const asked = await wordsAsked(ctx, wordingSchema, { fields: wordingLabels });
  if (asked) return codesPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(wordingSchema, ctx.body);
  if (!parsed.ok) return codesPage(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => addCode(tx, ctx, { conversationId: conversation.id, ...parsed.value }));
    return redirect(codesHref(conversation));
  }, (errors) => codesPage(ctx, { ...typedState(wordingSchema, ctx.body), errors }));
}

export async function undoOne(ctx: RequestContext): Promise<Reply> {
  const code = await ctx.write((tx) => undoMerger(tx, ctx, ctx.params['id'] ?? ''));
  return redirect(codesHref({ code }));
}
