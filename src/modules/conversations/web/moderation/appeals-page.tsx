import { z } from 'zod';
import { maskDisclosures, screenForDisclosure } from '#engines/disclosure';
import { organisationsWhere } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, RadiosField, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { decideAppeal } from '../../commands/appeals.ts';
import { partIdea } from '../../commands/merge-ideas.ts';
import { reasonFor } from '../../data/conversation-content.ts';
import { sentences, type ConversationAction } from '../../permissions.ts';
import { mergedIdeas, openAppeals, type OpenAppeal } from '../../queries/moderation-queue.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({
  outcome: z.enum(['overturned', 'masked', 'upheld'], 'Choose what happens'), shownWords: z.string().trim().max(4_000, 'Use 4,000 letters or less').default(''), note: z.string().trim().max(600, 'Use 600 letters or less').default(''),
}).refine(({ outcome, shownWords }) => outcome !== 'masked' || shownWords.length >= 3, { path: ['shownWords'], message: 'Write the words as everyone may read them' });
const trail = (ctx: RequestContext) => [{ text: 'Conversations', href: '/conversations' }, ...(ownPlaces(ctx).length > 0 ? [{ text: 'Words to read', href: '/moderation' }] : [])];
const ownPlaces = (ctx: RequestContext, action: ConversationAction = 'moderate conversations') => organisationsWhere(sentences, ctx.viewer, action);

export const showAppeals = (ctx: RequestContext): Promise<Reply> => appealsPage(ctx, emptyForm);

async function appealsPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { mine, others } = await ctx.read((tx) => openAppeals(tx, { organisationIds: ownPlaces(ctx, 'decide appeals'), personId: ctx.viewer.personId }));
  const isInError = state.errors.length > 0;
  const [next] = mine;
  return page({
    title: 'Appeals', currentSection: '/co-planning', breadcrumbs: trail(ctx), isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Appeals</h1>
        <p>An author asks that another person reads their words again. You see no appeal about a decision that you took part in.</p>
        {others > 0 && <p>{others === 1 ? '1 appeal waits' : `${others} appeals wait`} for somebody else of your organisation: another moderator, or who leads the strategy.</p>}
        {next ? <OneAppeal appeal={next} waiting={mine.length} state={state} advice={advice} csrfToken={ctx.csrf()} /> : <p>No appeal waits for you.</p>}
      </div>
    ),
  });
}

/** As in the queue: what shows who somebody is, is masked beforehand, and can be changed. */
function withMasks(state: FormState, refusedWords: string): FormState {
  const typed = state.values['shownWords'];
  return { ...state, values: { ...state.values, shownWords: typeof typed === 'string' && typed !== '' ? typed : maskDisclosures(refusedWords, screenForDisclosure(refusedWords)) } };
}

function OneAppeal({ appeal: { id, words, refusedWords, reasonCode, question }, waiting, state, advice, csrfToken }: { appeal: OpenAppeal; waiting: number; state: FormState; advice: Advice | undefined; csrfToken: string }) {
  return (
    <>
      <p>{waiting === 1 ? '1 waits' : `${waiting} wait`} for you.</p>
      <p data-quoted>{question}</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{refusedWords}</p></blockquote>
      <p>Not shown, because: {reasonFor(reasonCode)?.title ?? 'no reason was kept'}.</p>
      <p>The author writes:</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
      <Form action={`/moderation/appeals/${id}/decision`} csrfToken={csrfToken} state={withMasks(state, refusedWords)}>
        <RadiosField name="outcome" legend="What happens to these words?" items={[{ value: 'overturned', text: 'Show them' }, { value: 'masked', text: 'Show them with words masked' }, { value: 'upheld', text: 'They stay as they are: not shown' }]} />
        <TextareaField name="shownWords" label="The words as everyone will read them, if you mask some" rows={4} />
        <TextareaField name="note" label="A word to the author" hint="They read it with their code." rows={3} />
        <Button text="Decide" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}

export async function decideOnAppeal(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { note: 'A word to the author' } });
  if (asked) return appealsPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return appealsPage(ctx, parsed.state);
  const { outcome, shownWords, note } = parsed.value;
  await ctx.write((tx) => decideAppeal(tx, ctx, { appealId: ctx.params['id'] ?? '', outcome: outcome === 'upheld' ? 'upheld' : 'overturned', shownWords: outcome === 'masked' ? shownWords : null, note }));
  return savedAt('/moderation/appeals', 'appeal-decided');
}

export async function showMerged(ctx: RequestContext): Promise<Reply> {
  const ideas = await ctx.read((tx) => mergedIdeas(tx, ownPlaces(ctx)));
  return page({
    title: 'Ideas that stand together', currentSection: '/co-planning', breadcrumbs: trail(ctx),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Ideas that stand together</h1>
        {ideas.length === 0 && <p>No idea stands with another one. Where an idea says the same as one that is shown, the queue offers to let it stand with it.</p>}
        <ul class="nhsuk-list allied-ideas">
          {ideas.map(({ id, words, intoWords }) => (
            <li key={id} class="allied-idea">
              <p class="allied-idea__words" data-quoted>{words}</p>
              <p>stands with: <span data-quoted>{intoWords}</span></p>
              <Form action={`/moderation/${id}/parting`} csrfToken={ctx.csrf()}><Button text="Part them" variant="secondary" small ariaLabel={`Part them: ${words.slice(0, 80)}`} /></Form>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
}

export async function part(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => partIdea(tx, ctx, ctx.params['id'] ?? ''));
  return savedAt('/moderation/merged', 'ideas-parted');
}
