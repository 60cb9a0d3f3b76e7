import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, parseForm, RadiosField, TextField, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { beginRound } from '../../commands/analysis/coding-rounds.ts';
import { mayDo } from '../../data/acting.ts';
import { codeFrame, codesInUse } from '../../queries/analysis/code-frame.ts';
import { roundsOf, wordsLeft, type RoundLine } from '../../queries/analysis/coding-desk.ts';
import type { ConversationHead } from '../../queries/conversations.ts';
import { workshopsWithNotes } from '../../queries/workshops.ts';
import { ExampleMark } from '../parts.tsx';
import { codesHref, codingHref, conversationFor, deskTrail, memosHref, themesHref, uncodedHref } from './parts.tsx';

const schema = z.object({
  size: wholeNumberAnswer({ name: 'How many words', missing: 'Enter how many', min: 1, max: 500 }),
  coders: z.enum(['1', '2'], 'Choose who codes it'),
});

export const showCoding = (ctx: RequestContext): Promise<Reply> => codingPage(ctx, emptyForm);

async function codingPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const { rounds, left, codes, notes } = await ctx.read(async (tx) => ({ rounds: await roundsOf(tx, conversation.id), left: await wordsLeft(tx, conversation.id), codes: codesInUse(await codeFrame(tx, conversation.id)).length, notes: await workshopsWithNotes(tx, conversation.id) }));
  const isInError = state.errors.length > 0;
  return page({
    title: `Coding: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation).slice(0, 2), isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Coding</h1>
        <ExampleMark conversation={conversation} />
        <p>Coding means to mark what people’s words are about. Themes are then made out of the codes.</p>
        <ul class="nhsuk-list">
          <li><a href={codesHref(conversation)}>The codes and what they mean</a> ({codes} in use)</li>
          <li><a href={uncodedHref(conversation)}>Words without a code</a></li>
          <li><a href={memosHref(conversation)}>Memos</a> on codes and on the analysis</li>
          <li><a href={`/conversations/${conversation.code}/saturation`}>Do new words still bring new codes?</a></li>
          <li><a href={themesHref(conversation)}>Themes</a></li>
        </ul>
        {notes.length > 0 && <><h2 class="nhsuk-heading-m">Notes of facilitators</h2><p>Read them beside the words: what was in the room that no idea says.</p><ul class="nhsuk-list nhsuk-list--bullet">{notes.map(({ id, title }) => <li key={id}><a href={`/workshops/${id}`} data-quoted>{title}</a></li>)}</ul></>}
        <Rounds rounds={rounds} />
        {mayDo(ctx.viewer, 'keep codes', conversation.organisationId) && <DrawForm conversation={conversation} left={left} codes={codes} state={state} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

const Rounds = ({ rounds }: { rounds: readonly RoundLine[] }) => (
  <DataTable caption="Batches of words" captionSize="m" rows={rounds} emptyText="No batch is drawn yet."
    columns={[
      { key: 'number', head: 'Batch', cell: ({ id, number }) => <a href={`/coding/${id}`}>Batch {number}</a> },
      { key: 'drawn', head: 'Drawn', cell: ({ begunAt }) => formatLondonDate(begunAt) },
      { key: 'words', head: 'Words', isNumeric: true, cell: ({ words }) => words },
      { key: 'coders', head: 'Coders', cell: ({ coders, coderCount }) => `${Math.min(coders.filter(({ isFinished }) => isFinished).length, coderCount)} of ${coderCount} finished` },
      { key: 'settled', head: 'Settled', isNumeric: true, cell: ({ settled }) => settled },
      { key: 'state', head: 'State', cell: (round) => <Tag {...stateTag(round)} /> },
    ]} />
);

function stateTag({ finishedAt, settled, words }: RoundLine): { text: string; colour: 'blue' | 'yellow' | 'green' } {
  if (!finishedAt) return { text: 'Being coded', colour: 'blue' };
  return settled < words ? { text: 'To reconcile', colour: 'yellow' } : { text: 'Settled', colour: 'green' };
}

function DrawForm({ conversation, left, codes, state, csrfToken }: { conversation: ConversationHead; left: number; codes: number; state: FormState; csrfToken: string }) {
  if (codes === 0) return <InsetText><p>Write <a href={codesHref(conversation)}>the first codes</a> before you draw a batch.</p></InsetText>;
  if (left === 0) return <p>All words that are shown are in a batch.</p>;
  return (
    <Form action={codingHref(conversation)} csrfToken={csrfToken} state={state.errors.length > 0 ? state : formState({ size: String(Math.min(left, 50)), coders: '2' })}>
      <h2 class="nhsuk-heading-m">Draw a batch</h2>
      <p>{left} shown {left === 1 ? 'idea or comment is' : 'ideas and comments are'} in no batch yet. The batch is drawn by chance.</p>
      <TextField name="size" label="How many words" width={4} inputmode="numeric" />
      <RadiosField name="coders" legend="Who codes it?" items={[
        { value: '2', text: 'Two people, who do not see each other’s codes before both have finished' }, { value: '1', text: 'One person' },
      ]} />
      <Button text="Draw the batch" />
    </Form>
  );
}

export async function drawBatch(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'keep codes');
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return codingPage(ctx, parsed.state);
  const { size, coders } = parsed.value;
  const id = await ctx.write((tx) => beginRound(tx, ctx, { conversationId: conversation.id, size, coderCount: coders === '2' ? 2 : 1 }));
  return redirect(id ? `/coding/${id}` : codingHref(conversation));
}
