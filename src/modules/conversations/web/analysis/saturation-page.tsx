import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { joinBatches, partBatches } from '../../commands/analysis/join-batches.ts';
import { mayDo } from '../../data/acting.ts';
import type { Saturation } from '../../domain/analysis/saturation-of-batches.ts';
import { saturationPage, type BatchJoining } from '../../queries/analysis/saturation.ts';
import { saturationByWantedGroup } from '../../queries/reach/saturation-by-group.ts';
import { SaturationOfGroups } from '../reach/saturation-of-groups.tsx';
import { savedAt } from '../saved.ts';
import { conversationFor, deskTrail } from './parts.tsx';

const schema = z.object({ batch: z.coerce.number('Choose two batches').int('Choose two batches').min(2, 'Choose two batches'), reason: z.string().trim().min(3, 'Say why').max(400, 'Use 400 letters or less') });

export const showSaturation = (ctx: RequestContext): Promise<Reply> => saturationView(ctx, emptyForm);

/** Whether new batches still bring new codes: worked out of what is settled, never ticked by hand. */
async function saturationView(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const mayKeep = mayDo(ctx.viewer, 'keep codes', conversation.organisationId);
  const isInError = state.errors.length > 0;
  const { whole, asDrawn, joinings, canJoin, byGroup, wanted } = await ctx.read(async (tx) => ({ ...(await saturationPage(tx, conversation.id)), wanted: await saturationByWantedGroup(tx, conversation.id) }));
  return page({
    title: `New codes by batch: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation), isInError,
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Do new words still bring new codes?</h1>
        <div class="nhsuk-u-reading-width">
          <InsetText text={whole.told} />
          {asDrawn && <p>Without joining, as the batches were drawn: {asDrawn}</p>}
          <p>The rule: the codes of the first four batches are the base. We look at two batches at a time. When they bring 5% of the base or less in new codes, we say that saturation is reached. Nobody can tick it by hand.</p>
        </div>
        <Batches saturation={whole} caption="New codes by batch" />
        <div class="nhsuk-u-reading-width">
          <p>A batch is small when it holds fewer than half as many words as the batch in the middle. It brings few new codes, whatever people still have to say. But the rule counts it like a large one. So you can look at it together with a batch beside it.</p>
          <Joinings joinings={joinings} mayKeep={mayKeep} csrfToken={ctx.csrf()} />
          {mayKeep && canJoin.length > 0 && <JoinForm here={saturationHref(conversation)} canJoin={canJoin} state={state} advice={advice} csrfToken={ctx.csrf()} />}
        </div>
        <h2 class="nhsuk-heading-m">By the way in which words came</h2>
        <p class="nhsuk-u-reading-width">One way may still bring new codes when all together do not. Within one way a batch can hold very few words and counts all the same, so look at the number of words first.</p>
        <DataTable caption="The same rule within each way" rows={byGroup} emptyText="Nothing is settled yet." columns={[
          { key: 'name', head: 'Way', cell: ({ name }) => name }, { key: 'words', head: 'Settled words', isNumeric: true, cell: ({ words }) => words },
          { key: 'says', head: 'What it says', cell: ({ saturation, words }) => (words === 0 ? 'No words came this way.' : saturation.told) },
        ]} />
        <SaturationOfGroups groups={wanted} />
      </>
    ),
  });
}

function Batches({ saturation: { lines, perRun }, caption }: { saturation: Saturation; caption: string }) {
  const runs = new Map(perRun.map((run) => [run.upToBatch, run]));
  return (
    <DataTable caption={caption} captionSize="m" rows={lines} emptyText="No batch is coded yet." columns={[
      { key: 'batch', head: 'Batch', cell: ({ batch, isSmall }) => <>{batch}{isSmall && <> <Tag colour="yellow" text="Small" /></>}</> }, { key: 'words', head: 'Settled words', isNumeric: true, cell: ({ words }) => words },
      { key: 'new', head: 'New codes', isNumeric: true, cell: ({ newCodes }) => newCodes ?? 'Words wait to be settled' },
      { key: 'run', head: 'New in this batch and the one before, against the base', isNumeric: true, cell: ({ batch }) => percent(runs.get(batch)?.share) },
    ]} />
  );
}

const saturationHref = ({ code }: { code: string }): string => `/conversations/${code}/saturation`;

function Joinings({ joinings, mayKeep, csrfToken }: { joinings: readonly BatchJoining[]; mayKeep: boolean; csrfToken: string }) {
  if (joinings.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">Batches that are looked at as one</h2>
      <ul class="nhsuk-list">
        {joinings.map(({ id, batch, reason }) => <li key={id}>Batch {batch} with batch {batch - 1}: <span data-quoted>{reason}</span>{mayKeep && <Form action={`/batch-joinings/${id}/undoing`} csrfToken={csrfToken}><Button text="Part them again" variant="secondary" small ariaLabel={`Part them again: batch ${batch} and batch ${batch - 1}`} /></Form>}</li>)}
      </ul>
    </>
  );
}

const JoinForm = ({ here, canJoin, state, advice, csrfToken }: { here: string; canJoin: readonly number[]; state: FormState; advice: Advice | undefined; csrfToken: string }) => (
  <Form action={`${here}/joinings`} csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Look at two batches as one</h2>
    <p>Only batches beside each other, of which one is small. What was coded stays as it is. The page then says both: as joined, and as drawn.</p>
    <SelectField name="batch" label="Which batches?" items={[{ value: '', text: 'Choose two batches' }, ...canJoin.map((batch) => ({ value: String(batch), text: `Batch ${batch} with batch ${batch - 1}` }))]} />
    <TextareaField name="reason" label="Why" rows={2} maxlength={400} />
    <Button text="Look at them as one" variant="secondary" />
    <WordsCheck advice={advice} />
  </Form>
);

export async function joinTwo(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'keep codes');
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'Why' } });
  if (asked) return saturationView(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return saturationView(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => joinBatches(tx, ctx, { conversationId: conversation.id, ...parsed.value }));
    return savedAt(saturationHref(conversation), 'kept');
  }, (errors) => saturationView(ctx, { ...typedState(schema, ctx.body), errors }));
}

export const partTwo = async (ctx: RequestContext): Promise<Reply> => savedAt(saturationHref({ code: await ctx.write((tx) => partBatches(tx, ctx, ctx.params['id'] ?? '')) }), 'kept');

const percent = (share: number | null | undefined): string => (share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)}%`);
