import { z } from 'zod';
import { Forbidden } from '#platform/errors';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, parseForm, TextField, typedState, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { enterHands } from '../../commands/enter-hands.ts';
import type { WorkshopPage } from '../../queries/workshops.ts';
import { savedAt } from '../saved.ts';
import { HandsBoxes, handsSchema, handsTyped } from './hands-fields.tsx';
import { workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

export const showHands = (ctx: RequestContext): Promise<Reply> => handsPage(ctx, emptyForm);

const ideasOf = ({ own, sheet }: WorkshopPage) => ({ own: own.filter(({ state }) => state === 'held' || state === 'shown' || state === 'merged'), sheet });
const itemsOf = (workshop: WorkshopPage): number[] => [...new Set(Object.values(ideasOf(workshop)).flat().map(({ item }) => item))];

/** The same form for the first and the second person: the second does not see what the first wrote. */
async function handsPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  const [first, second] = workshop.entries;
  if (!first && !isOwn) throw new Forbidden('The host enters the hands first. You can then enter them again.');
  const isInError = state.errors.length > 0;
  const isDone = second !== undefined || first?.enteredBy === ctx.viewer.personId;
  return page({
    title: first ? 'Enter the hands again' : 'Enter the hands', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> {first ? 'Enter the hands again' : 'Enter the hands'}</h1>
        {isDone ? <InsetText text={second ? 'The hands of this room were entered twice.' : 'You entered these hands yourself. Somebody else has to enter them the second time.'} /> : <HandsForm workshop={workshop} state={state} csrfToken={ctx.csrf()} isAgain={first !== undefined} />}
      </div>
    ),
  });
}

function HandsForm({ workshop, state, csrfToken, isAgain }: { workshop: WorkshopPage; state: FormState; csrfToken: string; isAgain: boolean }) {
  const { own, sheet } = ideasOf(workshop);
  return (
    <>
      <p>{isAgain ? 'Take the paper, not the screen of the first person. Where both entries agree, the room counts at once.' : 'How many hands went up? We keep counts only, never who. Somebody else enters them again from the same paper.'}</p>
      <Form action={`${workshopHref(workshop)}/hands`} csrfToken={csrfToken} state={state}>
        <TextField name="people" label="How many people were in the room?" hint="Or how many sheets are in the pile?" inputmode="numeric" width={4} />
        <h2 class="nhsuk-heading-m">What the room said itself</h2>
        {own.length === 0 && <p>No ideas were typed in.</p>}
        {own.map((idea) => <HandsBoxes key={idea.id} idea={idea} />)}
        {sheet.length > 0 && <><h2 class="nhsuk-heading-m">Ideas on the vote sheet</h2><p>Leave the boxes empty where the room did not vote.</p>{sheet.map((idea) => <HandsBoxes key={idea.id} idea={idea} />)}</>}
        {isAgain && <p>Is an idea missing, or a word wrong? Tell the host before you save. They can type in what is missing, and put words right with the code of that idea.</p>}
        {isAgain && <CheckboxesField name="read" legend="The words" items={[{ value: 'yes', text: 'I read the ideas against the paper: nothing is missing and nothing was added' }]} />}
        <Button text="Save the hands" />
      </Form>
    </>
  );
}

const schemaFor = (items: readonly number[], isAgain: boolean) => z.object({
  people: wholeNumberAnswer({ missing: 'Enter how many people were in the room', name: 'The number of people', min: 1, max: 2_000 }), ...handsSchema(items),
  read: z.array(z.literal('yes')).refine((ticked) => !isAgain || ticked.length > 0, 'Read the ideas against the paper, then tick the box'),
});

export async function takeHands(ctx: RequestContext): Promise<Reply> {
  const { workshop } = await workshopAsked(ctx);
  const items = itemsOf(workshop);
  const schema = schemaFor(items, workshop.entries.length > 0);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return handsPage(ctx, parsed.state);
  const hands = handsTyped(items, parsed.value);
  if (hands.length === 0) return handsPage(ctx, { ...typedState(schema, ctx.body), errors: [{ name: items[0] === undefined ? 'people' : `up-${items[0]}`, text: 'Enter the hands for at least one idea' }] });
  return refusedOrOvertakenInForm(async () => {
    const answer = await ctx.write((tx) => enterHands(tx, ctx, { workshopId: workshop.id, people: parsed.value.people, hands }));
    if (answer === 'differs') return redirect(`${workshopHref(workshop)}/settlement`);
    return savedAt(workshopHref(workshop), answer === 'counted' ? 'hands-counted' : 'hands-once');
  }, (errors) => handsPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
