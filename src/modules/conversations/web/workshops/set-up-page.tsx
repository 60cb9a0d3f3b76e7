import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, SelectField, TextField, typedState, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { setUpWorkshop } from '../../commands/set-up-workshop.ts';
import { authorise } from '../../data/acting.ts';
import { readPaperName } from '../../domain/hands.ts';
import { roomRoutes } from '../../domain/routes.ts';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import { conversationsOf } from '../../queries/conversations.ts';
import { partnerGroupsOf } from '../../queries/partner-groups.ts';
import { organisationAsked, workshopHref, workshopsHref } from './workshop-parts.tsx';

const quoteItems = [
  { value: 'all', text: 'Yes, everyone agreed that their words may be quoted' }, { value: 'some', text: 'Some agreed. I mark their ideas' }, { value: 'none', text: 'No, or I have not asked' },
];
export const quotesAnswer = z.enum(['all', 'some', 'none'], 'Choose whether their words may be quoted');
export const QuotesField = () => <RadiosField name="quotes" legend="May their words be quoted?" items={quoteItems} />;

const schema = z.object({
  phase: z.string().min(1, 'Choose what it is about'), partner: z.string().default(''),
  title: z.string().trim().min(3, 'Write a title, such as At the livestock market').max(150, 'Use 150 letters or less'),
  route: z.enum(roomRoutes, 'Choose what it is'), heldOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }),
  district: z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''),
  people: wholeNumberAnswer({ missing: 'Enter how many people', name: 'The number of people', min: 1, max: 2_000 }),
  hostRole: z.string().trim().min(2, 'Write what you are, such as community partner').max(150, 'Use 150 letters or less'),
  accessSupport: z.string().trim().max(1_000, 'Use 1,000 letters or less').default(''), quotes: quotesAnswer,
  under16: z.array(z.literal('yes')).default([]), adultAgreedOn: dateAnswer({ missing: 'Enter the day on which an adult agreed', name: 'The day' }).optional(),
  sheet: z.string().trim().max(400, 'Use 400 letters or less').default(''),
});

export const showSetUp = (ctx: RequestContext): Promise<Reply> => setUpPage(ctx, emptyForm);

async function setUpPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'host workshops', organisation.id);
  const { conversations, groups } = await ctx.read(async (tx) => ({ conversations: await conversationsOf(tx, organisation.id, ctx.now), groups: await partnerGroupsOf(tx, organisation.id) }));
  const phases = conversations.flatMap(({ title, phases: parts }) => parts.filter((phase) => phase.state !== 'not announced').map((phase) => ({ value: phase.id, text: `${title}: ${phase.title}` })));
  const isInError = state.errors.length > 0;
  return page({
    title: 'Set up a workshop', currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }, { text: 'Workshops and events', href: workshopsHref(organisation.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Set up a workshop</h1>
        <p>You can do this before the day, and print its vote sheet, or afterwards from your paper. Do not write anybody’s name.</p>
        {phases.length === 0 ? <p>No conversation is announced yet. A workshop belongs to one.</p> : (
          <Form action={workshopsHref(organisation.code)} csrfToken={ctx.csrf()} state={state}>
            <SelectField name="phase" label="What is it about?" items={[{ value: '', text: 'Choose a conversation' }, ...phases]} />
            <SetUpFields groups={groups} />
            <Button text="Set it up" />
          </Form>
        )}
      </div>
    ),
  });
}

export const RouteField = () => (
  <RadiosField name="route" legend="What is it?" items={[
    { value: 'workshop', text: 'A workshop' }, { value: 'event', text: 'An event, such as a stall or an open day' }, { value: 'paper', text: 'A pile of paper vote sheets' },
    { value: 'phone', text: 'A pile of vote sheets that we filled in on the phone', hint: `One sheet for each person who rang, without a name. ${FEWEST_TOLD} sheets or more.` },
  ]} />
);
export const PartnerField = ({ groups }: { groups: readonly { id: string; name: string }[] }) => (
  <SelectField name="partner" label="Which partner group was it with?" items={[{ value: '', text: 'None' }, ...groups.map(({ id, name }) => ({ value: id, text: name }))]} />
);

const SetUpFields = ({ groups }: { groups: readonly { id: string; name: string }[] }) => (
  <>
    <TextField name="title" label="Title" hint="Such as: At the livestock market" />
    <RouteField />
    <DateField name="heldOn" legend="On which day?" />
    <TextField name="district" label="First half of the postcode of the place (you can leave this out)" hint="Such as OX4. No street and no hall." width={5} />
    <TextField name="people" label="How many people came, or how many sheets are there?" hint="Before the day: how many do you expect? You can change it." inputmode="numeric" width={4} />
    <PartnerField groups={groups} />
    <TextField name="hostRole" label="What are you there?" hint="Your role, such as community partner. Your name stands on the workshop for our own people, and on nobody’s words." />
    <TextField name="accessSupport" label="What helped people to take part? (you can leave this out)" hint="Such as an interpreter, lifts home, large print or somebody who writes for others" />
    <QuotesField />
    <CheckboxesField name="under16" legend="Children and young people" items={[{ value: 'yes', text: 'Most of them are under 16', hint: 'We keep no place and no quotes. An adult has to agree for each of them first.' }]} />
    <DateField name="adultAgreedOn" legend="If so: on which day did an adult agree for each of them?" />
    <TextField name="sheet" label="Short names of the ideas on your vote sheet" hint="Only if you printed the sheet without this page. Such as 1F4-K9Z, with spaces between. Leave it empty and we choose the twelve ideas that fewest people have seen." />
  </>
);

export async function setUp(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'host workshops', organisation.id);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return setUpPage(ctx, parsed.state);
  const { phase: phaseId, partner, district, under16, adultAgreedOn, sheet, ...plan } = parsed.value;
  const typed = typedState(schema, ctx.body);
  const items = sheet.split(/[\s,;]+/).filter(Boolean).map(readPaperName);
  if (items.includes(null) || items.length > 40) return setUpPage(ctx, { ...typed, errors: [{ name: 'sheet', text: 'Write each short name as it stands on the sheet, such as 1F4-K9Z, with a space between. 40 at most' }] });
  return refusedOrOvertakenInForm(async () => {
    const id = await ctx.write((tx) => setUpWorkshop(tx, ctx, {
      ...plan, phaseId, partnerGroupId: partner || null, district: district || null, isUnder16: under16.length > 0, adultAgreedOn: adultAgreedOn ?? null, sheetItems: items.length > 0 ? items.filter((item) => item !== null) : null,
    }));
    return redirect(workshopHref({ id }));
  }, (errors) => setUpPage(ctx, { ...typed, errors }));
}
