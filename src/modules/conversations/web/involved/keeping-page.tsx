import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, parseForm, TextareaField, TextField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { openDoor } from '../../commands/involved/open-door.ts';
import { closeWantedRole, openWantedRole } from '../../commands/involved/wanted-roles.ts';
import { authorise } from '../../data/acting.ts';
import { involvementOf, listSize, type Involvement } from '../../queries/involved/involvement.ts';
import { organisationAsked } from '../workshops/workshop-parts.tsx';
import { savedAt } from '../saved.ts';
import { involvedHref } from './organisation-open.ts';

const schema = z.object({
  title: z.string().trim().min(3, 'Write what you look for, such as members of a design group').max(150, 'Use 150 letters or less'),
  words: z.string().trim().min(10, 'Say what people would do, and what they get for it').max(1_000, 'Use 1,000 letters or less'),
  firstStep: z.string().trim().min(5, 'Say how to begin, such as a number to ring').max(400, 'Use 400 letters or less'),
});

export const showKeepingInvolvement = (ctx: RequestContext): Promise<Reply> => keepingPage(ctx, emptyForm);

const keepingHref = ({ code }: { code: string }): string => `/organisations/${code}/involvement`;

async function keepingPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'organise conversations', organisation.id);
  const { involvement, size } = await ctx.read(async (tx) => ({ involvement: await involvementOf(tx, { organisationId: organisation.id, since: londonDay(ctx.now), now: ctx.now }), size: await listSize(tx, organisation.id) }));
  const isInError = state.errors.length > 0;
  return page({
    title: `Get involved: what stands on the page of ${organisation.name}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }, { text: 'Conversations', href: `/organisations/${organisation.code}/conversations` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> What stands on “Get involved”</h1>
        <p><a href={involvedHref(organisation)}>See the page as everyone sees it</a>. How to reach you stands with <a href={`/organisations/${organisation.code}/edit`}>what you say about the organisation</a>.</p>
        <Door organisation={organisation} involvement={involvement} csrfToken={ctx.csrf()} />
        <h2 class="nhsuk-heading-m">The list for emails</h2>
        <p>{size === 0 ? 'Fewer than 10 people are on it.' : `${size} people or more are on it.`} They get one email when a conversation opens. Nobody here can see the addresses.</p>
        <Wanted involvement={involvement} csrfToken={ctx.csrf()} />
        <Form action={keepingHref(organisation)} csrfToken={ctx.csrf()} state={state}>
          <h2 class="nhsuk-heading-m">Look for somebody</h2>
          <TextField name="title" label="Whom do you look for?" hint="Such as: people for the group that designs the new clinic" />
          <TextareaField name="words" label="What would they do, and what do they get for it?" hint="Say how often, where, and whether time and travel are paid." rows={4} maxlength={1_000} />
          <TextField name="firstStep" label="How do they begin?" />
          <Button text="Put it on the page" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

const Door = ({ organisation, involvement: { door }, csrfToken }: { organisation: OrganisationLine; involvement: Involvement; csrfToken: string }) => (
  <>
    <h2 class="nhsuk-heading-m">The door that is always open</h2>
    {door ? <p>People can leave words at any time: <span data-quoted>{door.phase.question}</span></p> : (
      <Form action={`${keepingHref(organisation)}/door`} csrfToken={csrfToken}>
        <p>People cannot leave words online while no conversation is open. Open the door only if somebody reads what comes in.</p>
        <Button text="Open it for everyone" variant="secondary" />
      </Form>
    )}
  </>
);

const Wanted = ({ involvement: { wanted }, csrfToken }: { involvement: Involvement; csrfToken: string }) => (
  <>
    <h2 class="nhsuk-heading-m">Whom you look for now</h2>
    {wanted.length === 0 && <p>Nobody is looked for on the page.</p>}
    {wanted.map(({ id, title, openedOn, isExample }) => (
      <Form key={id} action={`/wanted-roles/${id}/closing`} csrfToken={csrfToken}>
        <p><strong data-quoted>{title}</strong>{isExample && <> <Tag colour="yellow" text="Example" /></>}, since {formatDay(openedOn)}</p>
        <Button text="Take it off the page" variant="secondary" small ariaLabel={`Take it off the page: ${title}`} />
      </Form>
    ))}
  </>
);

export async function addWanted(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { title: 'Whom do you look for?', words: 'What would they do', firstStep: 'How do they begin?' } });
  if (asked) return keepingPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return keepingPage(ctx, parsed.state);
  const organisation = await organisationAsked(ctx);
  await ctx.write((tx) => openWantedRole(tx, ctx, { organisationId: organisation.id, isExample: organisation.isExample, ...parsed.value }));
  return savedAt(keepingHref(organisation), 'kept');
}

export async function closeWanted(ctx: RequestContext): Promise<Reply> {
  const organisation = await ctx.write(async (tx) => {
    const id = await closeWantedRole(tx, ctx, ctx.params['id'] ?? '');
    return (await organisationsById(tx, [id])).get(id);
  });
  return organisation ? savedAt(keepingHref(organisation), 'kept') : redirect('/get-involved');
}

export async function openOneDoor(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  await ctx.write((tx) => openDoor(tx, ctx, { organisation }));
  return savedAt(keepingHref(organisation), 'kept');
}
