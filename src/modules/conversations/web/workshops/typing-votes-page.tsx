import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, parseForm, RadiosField, TextField, formState, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { typeVotes } from '../../commands/type-words.ts';
import { oncePerForm } from '../../data/typed-forms.ts';
import { choiceNumber, choices } from '../../domain/choices.ts';
import { paperName, readPaperName } from '../../domain/hands.ts';
import { writtenIn } from '../../domain/languages.ts';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import { ideasByItem, type RoomIdea } from '../../queries/workshops.ts';
import { savedAt } from '../saved.ts';
import { phaseHref, trail } from '../where.ts';
import { choiceTitle } from '../words.ts';
import { PaperName } from './hands-fields.tsx';
import { checkVotesPage } from './check-votes-page.tsx';
import { mayDo } from '../../data/acting.ts';
import { workshopsHref } from './workshop-parts.tsx';
import { placeForTyping, SaidBy, saidBy, today } from './typing-parts.tsx';

/** More than stand on a sheet, so that ideas shown since it was printed do not push its last ones off the page. */
const LISTED = 40;

const voteSchemaFor = (items: readonly number[]) => z.object({ ...saidBy, checked: z.string().default(''), ...Object.fromEntries(items.map((item) => [`vote-${item}`, z.enum(choices).or(z.literal('')).default('')])) });

export const showTypeVotes = (ctx: RequestContext): Promise<Reply> => votesPage(ctx, today(ctx), []);

/** The ideas of one sheet of paper, found by the short name of its first; `voted` are always among them. */
async function votesPage(ctx: RequestContext, state: FormState, voted: readonly number[]): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const typed = typeof ctx.query['from'] === 'string' ? ctx.query['from'] : '';
  const from = readPaperName(typed);
  const found = await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, limit: LISTED + 1, from: from ?? 0 }));
  const listed = found.slice(0, LISTED);
  const also = voted.filter((item) => !listed.some((idea) => idea.item === item));
  const ideas = also.length > 0 ? [...listed, ...await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, items: also }))] : listed;
  const isInError = state.errors.length > 0;
  const mayHost = mayDo(ctx.viewer, 'host workshops', conversation.organisationId);
  const here = `${phaseHref(conversation, phase)}/entry/votes`;
  return page({
    title: 'Type in votes for somebody', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Type in votes for somebody</h1>
        <p>One form for one person. Next you check the votes with them, or beside their sheet. Then they are added to the counts, and nothing is kept about who voted what. They cannot be changed later.</p>
        <p>Are there {FEWEST_TOLD} sheets or more? {mayHost ? <a href={`${workshopsHref(conversation.organisationCode)}/new`}>Set them up as a pile</a> : 'Ask who hosts workshops here to set them up as a pile'}, by phone or on paper, so that two people enter them.</p>
        {(found.length > LISTED || typed !== '') && <FindSheet here={here} typed={typed} isUnread={typed !== '' && !found.some(({ item }) => item === from)} />}
        {ideas.length === 0 ? <p>No idea is shown yet.</p> : (
          <Form action={from === null ? here : `${here}?from=${paperName(from)}`} csrfToken={ctx.csrf()} state={state}>
            <SaidBy agreement="They agreed that I type in their votes" />
            <Votes ideas={ideas} />
            <Button text="Check their votes" />
          </Form>
        )}
      </div>
    ),
  });
}

const FindSheet = ({ here, typed, isUnread }: { here: string; typed: string; isUnread: boolean }) => (
  <Form action={here} method="get" state={formState({ from: typed })}>
    <TextField name="from" label="Short name of the first idea on the sheet" hint="Such as 1F4-K9Z. Then the ideas stand here as on the paper." width={10} />
    {isUnread && <p>No idea that is shown has this short name. The list begins with the next one.</p>}
    <Button text="Find the sheet" variant="secondary" />
  </Form>
);

const Votes = ({ ideas }: { ideas: readonly RoomIdea[] }) => (
  <>{ideas.map(({ item, words, language }) => <RadiosField key={item} name={`vote-${item}`} legend={{ html: <span><span {...writtenIn(language)} data-quoted>{words}</span> <PaperName item={item} /></span> }} inline small items={choices.map((choice) => ({ value: choice, text: choiceTitle[choice] }))} />)}</>
);

/** The ideas that this form has a vote for: what the page listed when it was opened, whatever is shown since. */
const itemsVoted = (body: unknown): number[] => Object.keys(body ?? {}).flatMap((name) => /^vote-(\d{1,10})$/.exec(name)?.[1] ?? []).map(Number).filter((item) => item <= 2_147_483_647).slice(0, 100);

export async function takeTypedVotes(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const items = itemsVoted(ctx.body);
  const schema = voteSchemaFor(items);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return votesPage(ctx, parsed.state, items);
  const again = (errors: FormState['errors']): Promise<Reply> => votesPage(ctx, { ...typedState(schema, ctx.body), errors }, items);
  const answers = parsed.value as unknown as Record<string, string>;
  const votes = items.flatMap((item) => choices.filter((choice) => answers[`vote-${item}`] === choice).map((choice) => ({ item, choice: choiceNumber[choice] })));
  if (parsed.value.checked === 'change') return again([]);
  if (votes.length === 0) return again([{ name: '', text: 'Choose their vote on at least one idea' }]);
  const shown = await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, items, limit: items.length }));
  const gone = items.filter((item) => !shown.some((idea) => idea.item === item));
  // Never dropped without a word: whoever types decides, with the paper in hand. The idea is on the page no more, so its vote is not sent again.
  if (gone.length > 0) return again([{ name: '', text: `Not shown any more, so its votes do not count: ${gone.map(paperName).join(', ')}. Send the form again without it` }]);
  if (parsed.value.checked !== 'yes') return checkVotesPage({ place: { conversation, phase }, route: parsed.value.route, votes, ideas: shown, typed: typedState(schema, ctx.body), csrfToken: ctx.csrf(), from: ctx.query['from'] });
  return refusedOrOvertakenInForm(async () => {
    const { isRepeat } = await oncePerForm(ctx, parsed.value.sending, () => ctx.write((tx) => typeVotes(tx, ctx, { phaseId: phase.id, route: parsed.value.route, saidOn: parsed.value.saidOn, votes })));
    const from = typeof ctx.query['from'] === 'string' ? readPaperName(ctx.query['from']) : null;
    return savedAt(`${phaseHref(conversation, phase)}/entry/votes${from === null ? '' : `?from=${paperName(from)}`}`, isRepeat ? 'votes-sent-before' : 'votes-typed');
  }, again);
}
