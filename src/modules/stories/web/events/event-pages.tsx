import { formatDay, formatLondonDateTime, londonDay } from '#platform/clock';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { ContactLines, OtherWays, waysToReach, type Contact } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { notesDueOn } from '../../commands/events/keep-event.ts';
import { newPlaceCode } from '../../commands/events/sign-up.ts';
import { nextAhpsDay } from '../../domain/events/ahps-day.ts';
import { mayHere } from '../../permissions.ts';
import { eventPage, eventsToCome, lacksSupport, pastEvents, signUps, type EventLine, type SignUp } from '../../queries/events/events.ts';
import { HelpedFields } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';

const formats = { 'in person': 'In person', online: 'Online', both: 'In person and online' } as const;
/** "14 Oct" for the leaf of the calendar. */
const leaf = (moment: Date) => formatDay(londonDay(moment)).replace(/^(\d+) (\w{3}).*$/, '$1 $2');

/** How many days the calendar of all events goes back and ahead: a calendar has no pages, so it ends with a day that is said. */
export const CALENDAR_DAYS = { back: 92, ahead: 366 } as const;

export async function showEvents(ctx: RequestContext): Promise<Reply> {
  const [toCome, past] = await ctx.read(async (tx) => [await listPage(ctx, (at) => eventsToCome(tx, ctx.now, { page: at })), await listPage(ctx, (at) => pastEvents(tx, ctx.now, { page: at }), 'past')] as const);
  return publicPage(ctx, {
    title: 'Events', content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Events</h1>
        <p class="nhsuk-lede-text">Come, listen and have your say. You do not need an account.</p>
        <p>The next AHPs’ Day is on {formatDay(nextAhpsDay(londonDay(ctx.now)))}. It is a day for all 14 professions.</p>
        <p><a href="/events.ics">Put all events into your calendar</a>: those of the last three months and of the year to come. To hear of new ones, give your calendar program this address: <code>{ctx.config.baseUrl}/events.ics</code></p>
        <h2 class="nhsuk-heading-m">To come</h2>
        {toCome.total === 0 ? <p>No event is planned now.</p> : toCome.lines.map((event) => <OneEvent event={event} />)}
        <PagesOf list={toCome} home={`/events?past=${past.page}`} what="events to come" />
        {past.total > 0 && <h2 class="nhsuk-heading-m" id="past">What was</h2>}
        {past.lines.map((event) => <OneEvent event={event} />)}
        <PagesOf list={past} home={`/events?page=${toCome.page}`} what="events that were" name="past" />
        {mayHere(ctx.viewer, 'keep events') && <p><a href="/events/new">Plan an event</a></p>}
      </div>
    ),
  });
}

const OneEvent = ({ event }: { event: EventLine }) => (
  <div class="allied-event">
    <time dateTime={event.startsAt.toISOString()}>{leaf(event.startsAt)}</time>
    <div>
      <h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-1"><a href={`/events/${event.id}`}>{event.title}</a></h3>
      <p class="nhsuk-u-margin-bottom-1">{formatLondonDateTime(event.startsAt)}. {formats[event.format]}{event.place && `, ${event.place}`}. {event.organisation}.</p>
      <p>{event.calledOffAt && <Tag colour="grey" text="Called off" />} {event.isExample && <Tag colour="yellow" text="Example" />} {event.notesItemId && <a href={`/library/${event.notesItemId}`}>Notes<span class="nhsuk-u-visually-hidden">: {event.title}</span></a>}</p>
    </div>
  </div>
);

export interface OpenEventForm {
  form: 'sign-up' | 'entry' | 'notes' | 'call-off';
  state: FormState;
  advice?: Advice | undefined;
}

/** One event: what it is, how people are helped to take part, and only then how to sign up (requirement S171). */
export async function showEvent(ctx: RequestContext, open?: OpenEventForm): Promise<Reply> {
  const { event, contact, coming } = await ctx.read(async (tx) => {
    const found = await eventPage(tx, ctx.params['id'] ?? '');
    return { event: found, contact: await waysToReach(tx, found.organisationId), coming: mayHere(ctx.viewer, 'keep events', found.organisationId) ? await signUps(tx, found.id) : null };
  });
  return publicPage(ctx, {
    title: event.title, crumbs: [...hubCrumbs, { text: 'Events', href: '/events' }], isInError: (open?.state.errors.length ?? 0) > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{event.organisation}</span>{event.title}</h1>
        {event.isExample && <p><Tag colour="yellow" text="Example" /> This event is imagined.</p>}
        {event.calledOffAt && <InsetText text={`This event is called off. ${event.calledOffReason ?? ''}`} />}
        <p class="nhsuk-lede-text">{event.about}</p>
        <SummaryList rows={[{ key: 'Begins', value: formatLondonDateTime(event.startsAt) }, { key: 'Ends', value: formatLondonDateTime(event.endsAt) }, { key: 'How', value: formats[event.format] }, ...(event.place ? [{ key: 'Where', value: event.place }] : [])]} />
        <p><a href={`/events/${event.id}/event.ics`}>Put it into your calendar</a></p>
        {event.themeId && event.themeTitle && <p>It takes up what people said: <a href={`/themes/${event.themeId}`} data-quoted>{event.themeTitle}</a></p>}
        <Support event={event} />
        <SignUpPart event={event} contact={contact} ctx={ctx} open={open} />
        <Notes event={event} now={ctx.now} />
        {coming && <Keeping event={event} coming={coming} ctx={ctx} open={open} />}
      </div>
    ),
  });
}

function Support({ event }: { event: EventLine }) {
  const lines = [['Captions', event.captions], ['Step-free ways in', event.stepFree], ['Help with travel', event.travelHelp], ['Other help', event.otherSupport || (event.captions ? 'Tell us what you need' : '')]] as const;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="support">How we help you to take part</h2>
      <SummaryList rows={lines.map(([key, value]) => ({ key, value: value || 'Not said yet' }))} />
    </>
  );
}

function SignUpPart({ event, contact, ctx, open }: { event: EventLine; contact: Contact | null; ctx: RequestContext; open: OpenEventForm | undefined }) {
  if (event.calledOffAt || event.startsAt <= ctx.now) return null;
  if (!event.signUpOpenedAt) return <><h2 class="nhsuk-heading-m" id="sign-up">Sign up</h2><p>You cannot sign up yet.{lacksSupport(event).length > 0 ? ` First we have to say here: ${lacksSupport(event).join(', ')}.` : ''}</p></>;
  if (!event.hasPlace) return <><h2 class="nhsuk-heading-m" id="sign-up">Sign up</h2><p>All places are taken now. Somebody may give one back: look here again, or ask the people who hold it.</p><p><a href="/events/places">Take your place back</a></p>{contact && <ContactLines contact={contact} whoLabel="Ask" />}</>;
  const isOpen = open?.form === 'sign-up';
  return (
    <>
      <h2 class="nhsuk-heading-m" id="sign-up">Sign up</h2>
      <p>You do not need an account, and you can leave each line empty. We keep what you write until 30 days after the event. Only the people who hold it read it.</p>
      <Form action={`/events/${event.id}/sign-ups`} csrfToken={ctx.csrf()} state={isOpen ? open.state : formState({ code: newPlaceCode() })}>
        <HiddenField name="code" />
        <TextField name="name" label="Your name, or what we may call you" autocomplete="name" />
        <TextField name="contact" label="An email address or a phone number, so that we can tell you of changes" />
        <TextareaField name="needs" label="What do you need to take part?" rows={2} maxlength={600} />
        <Button text="Sign up" />
      </Form>
      <p><a href="/events/places">Take your place back</a></p>
      {contact && <OtherWays contact={contact} printHref={`/events/${event.id}/print`} />}
    </>
  );
}

function Notes({ event, now }: { event: EventLine; now: Date }) {
  if (event.calledOffAt) return null;
  const due = notesDueOn(event);
  if (event.notesItemId) return <p>Recording and notes: <a href={`/library/${event.notesItemId}`}>{event.notesTitle}</a></p>;
  return <p>{due < londonDay(now) ? `Recording and notes were to be in the library by ${formatDay(due)}. They are late.` : `We put recording and notes into the library by ${formatDay(due)}.`}</p>;
}

const FEWEST = 8;

function Keeping({ event, coming, ctx, open }: { event: EventLine; coming: readonly SignUp[]; ctx: RequestContext; open: OpenEventForm | undefined }) {
  const stateOf = (form: OpenEventForm['form'], first = emptyForm) => ({ state: open?.form === form ? open.state : first, advice: open?.form === form ? open.advice : undefined, isOpen: open?.form === form });
  const [entry, notes, off] = [stateOf('entry', formState({ 'entry-code': newPlaceCode() })), stateOf('notes'), stateOf('call-off')];
  return (
    <section aria-labelledby="keeping">
      <h2 class="nhsuk-heading-m" id="keeping">For the people who hold it</h2>
      <p>{coming.length < FEWEST ? `Fewer than ${FEWEST}` : coming.length} people have signed up so far{event.places ? `, of ${event.places} places` : ''}. The list is for you only.</p>
      {event.signUpOpenedAt && <p>When the time or the place changes, or the event is called off, this site writes to those who left an email address. Call those who left a phone number.</p>}
      <DataTable caption="Who comes" rows={coming} emptyText="Nobody has signed up yet." isFirstColumnHeader={false} columns={[{ key: 'name', head: 'Name', cell: ({ name }) => name ?? 'No name' }, { key: 'contact', head: 'How to reach', cell: ({ contact }) => contact ?? '–' }, { key: 'needs', head: 'Needs', cell: ({ needs }) => needs ?? '–' }]} />
      {!event.calledOffAt && event.startsAt > ctx.now && <p><a href={`/events/${event.id}/edit`}>Change the event</a></p>}
      {!event.signUpOpenedAt && !event.calledOffAt && <Form action={`/events/${event.id}/sign-up`} csrfToken={ctx.csrf()}><Button text="Let people sign up" /></Form>}
      {event.signUpOpenedAt && event.startsAt > ctx.now && !event.calledOffAt && (
        <Details summary="Type in somebody who signs up by phone, on paper or in person" open={entry.isOpen}>
          <Form action={`/events/${event.id}/entry`} csrfToken={ctx.csrf()} state={entry.state}>
            <HiddenField name="entry-code" />
            <TextField name="entry-name" label="Name (you can leave this empty)" />
            <TextField name="entry-contact" label="How to reach them (you can leave this empty)" />
            <TextareaField name="entry-needs" label="What do they need to take part?" rows={2} maxlength={600} />
            <HelpedFields />
            <Button text="Sign them up" />
          </Form>
        </Details>
      )}
      {event.startsAt <= ctx.now && !event.notesItemId && (
        <Details summary="Put recording and notes into the library" open={notes.isOpen}>
          <Form action={`/events/${event.id}/notes`} csrfToken={ctx.csrf()} state={notes.state}>
            <TextareaField name="about" label="What was said and decided?" rows={6} maxlength={3000} />
            <TextField name="address" label="Address of the recording (you can leave this empty)" type="url" />
            <Button text="Put them into the library" />
            <WordsCheck advice={notes.advice} />
          </Form>
        </Details>
      )}
      {!event.calledOffAt && event.startsAt > ctx.now && (
        <Details summary="Call the event off" open={off.isOpen}>
          <Form action={`/events/${event.id}/calling-off`} csrfToken={ctx.csrf()} state={off.state}>
            <TextField name="reason" label="Why?" />
            <Button variant="warning" text="Call it off" />
            <WordsCheck advice={off.advice} />
          </Form>
        </Details>
      )}
    </section>
  );
}

/** After signing up: the code, shown once. */
export async function showPlaceKept(ctx: RequestContext, event: EventLine, code: string): Promise<Reply> {
  return publicPage(ctx, {
    title: 'You are signed up', crumbs: [...hubCrumbs, { text: event.title, href: `/events/${event.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">You are signed up</h1>
        <p class="nhsuk-lede-text">{event.title}, {formatLondonDateTime(event.startsAt)}.</p>
        <p>Your code is <strong><code>{code}</code></strong>. Write it down. With it you can <a href="/events/places">take your place back</a>.</p>
        <p><a href={`/events/${event.id}/event.ics`}>Put it into your calendar</a></p>
      </div>
    ),
  });
}

export async function showPlaceForm(ctx: RequestContext, state: FormState, isGone: boolean | null = null): Promise<Reply> {
  return publicPage(ctx, {
    title: 'Take your place back', crumbs: [...hubCrumbs, { text: 'Events', href: '/events' }], isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Take your place back</h1>
        {isGone === true && <InsetText text="It is done. All that you wrote is gone." />}
        {isGone === false && <InsetText text="No place has this code. It may be gone already." />}
        <Form action="/events/places" csrfToken={ctx.csrf()} state={state}>
          <TextField name="code" label="The code that you got when you signed up" width={20} />
          <Button text="Take it back" />
        </Form>
      </div>
    ),
  });
}

