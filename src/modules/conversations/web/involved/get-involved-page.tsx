import { addDays, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { ContactLines, organisationList, waysToReach, type Contact, type OrganisationLine } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, TextField, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { involvementOf, type Involvement, type OpenPart } from '../../queries/involved/involvement.ts';
import { NotForEmergencies } from '../parts.tsx';
import { phaseHref } from '../where.ts';
import { kindTitle, timesSentence } from '../words.ts';
import { WhatChanged } from './what-changed.tsx';
import { involvedHref, listeningOrganisation } from './organisation-open.ts';

/** A year and the days people need to find the page after it. */
const LOOKING_BACK_DAYS = 400;

/** Every organisation that listens here. */
export async function showGetInvolved(ctx: RequestContext): Promise<Reply> {
  const organisations = (await ctx.read((tx) => organisationList(tx))).filter(({ policyTextOnly }) => !policyTextOnly);
  return page({
    title: 'Get involved', description: 'Ways to take part, at any time.', currentSection: '/co-planning', breadcrumbs: [{ text: 'Ways to take part', href: '/take-part' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Get involved</h1>
        <p>Each organisation has a page that is always open. It shows every way to take part: online, by phone, by post and in person.</p>
        {organisations.length === 0 && <p>No organisation listens here yet. See <a href="/take-part">ways to take part</a> for the people who run this site.</p>}
        <ul class="nhsuk-list">{organisations.map((organisation) => <li key={organisation.id}><a href={involvedHref(organisation)} data-quoted>{organisation.name}</a>{organisation.isExample && <> <Tag colour="white" text="Example" /></>}</li>)}</ul>
      </div>
    ),
  });
}

export const showInvolvement = (ctx: RequestContext): Promise<Reply> => involvementPage(ctx, emptyForm);

interface InvolvementView {
  organisation: OrganisationLine;
  involvement: Involvement;
  contact: Contact;
  state: FormState;
  csrfToken: string;
  mayOrganise: boolean;
}

export async function involvementPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const organisation = await listeningOrganisation(ctx);
  const since = addDays(londonDay(ctx.now), -LOOKING_BACK_DAYS);
  const { involvement, contact } = await ctx.read(async (tx) => ({ involvement: await involvementOf(tx, { organisationId: organisation.id, since, now: ctx.now }), contact: await waysToReach(tx, organisation.id) }));
  const isInError = state.errors.length > 0;
  return page({
    title: `Get involved with ${organisation.name}`, currentSection: '/co-planning', breadcrumbs: [{ text: 'Get involved', href: '/get-involved' }], isInError,
    content: <InvolvementContent view={{ organisation, involvement, contact, state, csrfToken: ctx.csrf(), mayOrganise: mayDo(ctx.viewer, 'organise conversations', organisation.id) }} />,
  });
}

function InvolvementContent({ view }: { view: InvolvementView }) {
  const { organisation, involvement, contact, state, mayOrganise } = view;
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Get involved</h1>
      {organisation.isExample && <p><Tag colour="white" text="Example" /> This organisation is imagined. It shows how the site works.</p>}
      <p class="nhsuk-lede-text">We would like to hear from you, today and on every other day. You do not need an account or a name. Each way counts the same.</p>
      {mayOrganise && <p><a href={`/organisations/${organisation.code}/involvement`}>Change what stands on this page</a> (staff only)</p>}
      <AlwaysOpen view={view} />
      <OpenNow open={involvement.open} />
      <h2 class="nhsuk-heading-m" id="other-ways">By phone, by post or in person</h2>
      <ContactLines contact={contact} whoLabel="Ask" noneText="No phone number and no address is set yet. Until then, please hand the printed form to the service you use." />
      <p><a href={`${involvedHref(organisation)}/print`}>Print a form and fill it in with a pen</a>. Somebody you trust can help you.</p>
      <Wanted view={view} />
      <WhatChanged involvement={involvement} />
      <JoinList view={view} />
      <NotForEmergencies />
    </div>
  );
}

function AlwaysOpen({ view: { involvement: { door } } }: { view: InvolvementView }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="always-open">Tell us something now</h2>
      {door ? (
        <>
          <p data-quoted>{door.phase.question}</p>
          <Button href={`${phaseHref(door.conversation, door.phase)}/ideas/new`} text="Leave your words" />
          <p><a href={phaseHref(door.conversation, door.phase)}>Read what others said</a>. Are you under 16? <a href={`${phaseHref(door.conversation, door.phase)}/young`}>This page is for you</a>.</p>
        </>
      ) : <p>You cannot leave words online here yet. Please ring, write, come in or print the form: it all counts.</p>}
    </>
  );
}

function OpenNow({ open }: { open: readonly OpenPart[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="open-now">What we ask just now</h2>
      {open.length === 0 && <p>No other conversation is open just now. You can still tell us something, see above.</p>}
      <ul class="nhsuk-list">
        {open.map(({ conversation, phase }) => (
          <li key={phase.id}>
            <p class="nhsuk-u-margin-bottom-1"><a href={phaseHref(conversation, phase)} data-quoted>{phase.title}</a>: <span data-quoted>{phase.question}</span></p>
            <p>{kindTitle[phase.kind]}. {timesSentence(phase)}</p>
          </li>
        ))}
      </ul>
      <p><a href="/conversations">All conversations</a></p>
    </>
  );
}

function Wanted({ view: { involvement: { wanted } } }: { view: InvolvementView }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="wanted">Work on it with us</h2>
      {wanted.length === 0 && <p>We look for nobody just now. If you would like to do something with us, tell us: see the ways above.</p>}
      {wanted.map(({ id, title, words, firstStep, isExample }) => (
        <section key={id} aria-labelledby={`wanted-${id}`}>
          <h3 class="nhsuk-heading-s" id={`wanted-${id}`}><span data-quoted>{title}</span>{isExample && <> <Tag colour="white" text="Example" /></>}</h3>
          <p data-quoted>{words}</p>
          <p>How to begin: <span data-quoted>{firstStep}</span></p>
        </section>
      ))}
    </>
  );
}

function JoinList({ view: { organisation, state, csrfToken } }: { view: InvolvementView }) {
  return (
    <Form action={`${involvedHref(organisation)}/list`} csrfToken={csrfToken} state={state}>
      <h2 class="nhsuk-heading-m" id="list">Get an email when something opens</h2>
      <p>We keep your address and nothing else. It stands apart from all words and votes, and nobody can join them. Each email says how to leave the list.</p>
      <TextField name="address" label="Your email address" type="email" autocomplete="email" />
      <Button text="Ask for emails" variant="secondary" />
    </Form>
  );
}
