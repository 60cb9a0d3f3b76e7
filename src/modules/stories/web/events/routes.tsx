import { z } from 'zod';
import { addDays, londonDay } from '#platform/clock';
import { file, get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { isId } from '#platform/ids';
import { themesOfOrganisation, type ThemeLine } from '#modules/conversations';
import { SendTo, waysToReach } from '#modules/directory';
import { dateAnswer, DateField, dateValues, emptyForm, Form, FormErrorSummary, formState, HiddenField, PaperForm, parseForm, RadiosField, SelectField, TextareaField, TextField, wholeNumberAnswer, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { addNotes, callOffEvent, changeEvent, openSignUp, planEvent } from '../../commands/events/keep-event.ts';
import { isPlaceCode, signUp, signUpFor, takeBackPlace } from '../../commands/events/sign-up.ts';
import { exampleEventId } from '../../data/examples.ts';
import { calendarFile } from '../../domain/events/calendar-file.ts';
import { londonMoment, londonTime } from '../../domain/events/london-moment.ts';
import { authorise } from '../../permissions.ts';
import { eventPage, eventsBetween, type EventLine } from '../../queries/events/events.ts';
import { helpedAnswers, maybe, place, placesFor, PlaceField, text } from '../fields.tsx';
import { hubCrumbs } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { CALENDAR_DAYS, showEvent, showEvents, showPlaceForm, showPlaceKept } from './event-pages.tsx';

const example = { example: { id: exampleEventId } };
const KEEP = 'keep events';
const SIGN_UPS_A_MINUTE = 10;

export const eventRoutes: readonly Route[] = [
  get('/events', 'read stories', showEvents),
  get('/events.ics', 'read stories', allEventsFile),
  get('/events/new', KEEP, (ctx) => showForm(ctx, emptyForm)),
  get('/events/places', 'read stories', (ctx) => showPlaceForm(ctx, emptyForm)),
  post('/events', KEEP, plan),
  post('/events/places', 'come to events', takeBack, { requestsPerMinute: SIGN_UPS_A_MINUTE }),
  get('/events/:id', 'read stories', (ctx) => showEvent(ctx), example),
  get('/events/:id/event.ics', 'read stories', oneEventFile, example),
  get('/events/:id/print', 'read stories', showPaper, example),
  get('/events/:id/edit', KEEP, showEdit, example),
  post('/events/:id', KEEP, change, example),
  post('/events/:id/sign-up', KEEP, open, example),
  post('/events/:id/calling-off', KEEP, callOff, example),
  post('/events/:id/notes', KEEP, notes, example),
  post('/events/:id/sign-ups', 'come to events', come, { ...example, requestsPerMinute: SIGN_UPS_A_MINUTE }),
  post('/events/:id/entry', 'enter thanks for someone', enter, example),
];

const calendarType = 'text/calendar; charset=utf-8';
const inCalendar = ({ config }: RequestContext) => (event: EventLine) => ({
  uid: `${event.id}@allied`, title: event.isExample ? `Example: ${event.title}` : event.title, about: event.about, place: event.place, startsAt: event.startsAt, endsAt: event.endsAt, changedAt: event.changedAt, revision: event.revision, isCalledOff: event.calledOffAt !== null, href: `${config.baseUrl}/events/${event.id}`,
});

async function allEventsFile(ctx: RequestContext): Promise<Reply> {
  const today = londonDay(ctx.now);
  const events = await ctx.read((tx) => eventsBetween(tx, { from: addDays(today, -CALENDAR_DAYS.back), before: addDays(today, CALENDAR_DAYS.ahead) }));
  return file(calendarFile('Events of allied health professionals', events.map(inCalendar(ctx))), calendarType, 'events.ics');
}

async function oneEventFile(ctx: RequestContext): Promise<Reply> {
  const event = await ctx.read((tx) => eventPage(tx, ctx.params['id'] ?? ''));
  return file(calendarFile(event.title, [inCalendar(ctx)(event)]), calendarType, 'event.ics');
}

const time = (what: string) => z.string().trim().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, `Enter when it ${what}, such as 14:30`).transform((clock) => clock.padStart(5, '0'));
const shape = {
  title: text('Enter a title', 160), about: text('Say what it is about', 2000, 10), format: z.enum(['in person', 'online', 'both'], 'Choose how people come'), place: maybe(300), day: dateAnswer({ missing: 'Enter the day', name: 'The day' }), startsAt: time('begins'), endsAt: time('ends'),
  captions: maybe(300), stepFree: maybe(300), travelHelp: maybe(300), otherSupport: maybe(300), places: z.string().trim().regex(/^\d{0,5}$/, 'Enter a whole number').transform((digits) => (digits === '' || Number(digits) === 0 ? null : Number(digits))).default(null),
  notesWithinDays: wholeNumberAnswer({ missing: 'Say within how many days', name: 'The number of days', min: 1, max: 90 }),
  themeId: z.string().trim().refine((id) => id === '' || isId(id), 'Choose a theme from the list, or none').transform((id) => id || null).default(null),
};
const planSchema = z.object({ organisationId: place, ...shape });
const changeSchema = z.object({ revision: z.coerce.number().int().min(0).catch(0), ...shape });
const eventOf = <Value extends { day: string; startsAt: string; endsAt: string }>({ day, startsAt, endsAt, ...rest }: Value) => ({ ...rest, startsAt: londonMoment(day, startsAt), endsAt: londonMoment(day, endsAt) });

async function showForm(ctx: RequestContext, state: FormState, advice?: Advice, id?: string): Promise<Reply> {
  const { places, themes } = await ctx.read(async (tx) => {
    const found = await placesFor(tx, ctx, KEEP);
    const at = id ? [(await eventPage(tx, id)).organisationId] : found.map((each) => each.id);
    const listed: ThemeLine[] = [];
    for (const organisationId of at) listed.push(...(await themesOfOrganisation(tx, organisationId)));
    return { places: id ? [] : found, themes: listed };
  });
  const title = id ? 'Change the event' : 'Plan an event';
  return page({
    title, isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: [...hubCrumbs, { text: 'Events', href: '/events' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{title}</h1>
        <Form action={id ? `/events/${id}` : '/events'} csrfToken={ctx.csrf()} state={state}>
          {id ? <HiddenField name="revision" /> : <PlaceField places={places} />}
          <TextField name="title" label="Title" />
          <TextareaField name="about" label="What is it about, and who is it for?" rows={4} maxlength={2000} />
          <RadiosField name="format" legend="How do people come?" items={[{ value: 'in person', text: 'In person' }, { value: 'online', text: 'Online' }, { value: 'both', text: 'Both' }]} />
          <TextField name="place" label="Where is it?" hint="The place, or how to join online" />
          <DateField name="day" legend="Which day?" />
          <TextField name="startsAt" label="When does it begin?" hint="For example, 14:30" width={5} />
          <TextField name="endsAt" label="When does it end?" width={5} />
          <h2 class="nhsuk-heading-m">How people are helped to take part</h2>
          <p>Nobody can sign up before the first three lines say something. If there is no help, say so.</p>
          <TextField name="captions" label="Captions and interpreters" />
          <TextField name="stepFree" label="Step-free ways in" />
          <TextField name="travelHelp" label="Help with travel" />
          <TextField name="otherSupport" label="Other help (you can leave this empty)" />
          <TextField name="places" label="How many places are there? (leave empty if there is no limit)" inputmode="numeric" width={5} />
          {themes.length > 0 && <SelectField name="themeId" label="Does it take up what people said? Choose the theme (you can leave it out)" items={[{ value: '', text: 'None' }, ...themes.map((theme) => ({ value: theme.id, text: theme.title }))]} />}
          <TextField name="notesWithinDays" label="Within how many days are recording and notes in the library?" inputmode="numeric" width={3} />
          <Button text="Save the event" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function plan(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, planSchema, (state, advice) => showForm(ctx, state, advice), async (value) => savedAt(`/events/${await ctx.write((tx) => planEvent(tx, ctx, eventOf(value)))}`, 'event-kept'));
}

async function showEdit(ctx: RequestContext): Promise<Reply> {
  const event = await ctx.read((tx) => eventPage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, KEEP, event.organisationId);
  const { title, about, format, place: where, captions, stepFree, travelHelp, otherSupport } = event;
  return showForm(ctx, formState({
    title, about, format, place: where, captions, stepFree, travelHelp, otherSupport, revision: String(event.revision), places: event.places === null ? '' : String(event.places), notesWithinDays: String(event.notesWithinDays), themeId: event.themeId ?? '',
    ...dateValues('day', londonDay(event.startsAt)), startsAt: londonTime(event.startsAt), endsAt: londonTime(event.endsAt),
  }), undefined, event.id);
}

function change(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, changeSchema, (state, advice) => showForm(ctx, state, advice, id), async (value) => {
    await ctx.write((tx) => changeEvent(tx, ctx, { id, ...eventOf(value), baseUrl: ctx.config.baseUrl }));
    return savedAt(`/events/${id}`, 'event-kept');
  });
}

async function open(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => openSignUp(tx, ctx, id));
  return savedAt(`/events/${id}`, 'sign-up-opened');
}

function callOff(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, z.object({ reason: text('Say why', 300) }), (state, advice) => showEvent(ctx, { form: 'call-off', state, advice }), async ({ reason }) => {
    await ctx.write((tx) => callOffEvent(tx, ctx, { id, reason, baseUrl: ctx.config.baseUrl }));
    return savedAt(`/events/${id}`, 'event-called-off');
  });
}

const notesSchema = z.object({ about: text('Write what was said', 3000, 10), address: z.string().trim().max(500).refine((link) => link === '' || /^https?:\/\/\S+\.\S+/.test(link), 'Enter an address that begins with https://').default('') });

function notes(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, notesSchema, (state, advice) => showEvent(ctx, { form: 'notes', state, advice }), async (value) => savedAt(`/library/${await ctx.write((tx) => addNotes(tx, ctx, { id, ...value }))}`, 'event-notes'));
}

const code = z.string().refine(isPlaceCode, 'Open the event again and sign up there');
const comeSchema = z.object({ code, name: maybe(120), contact: maybe(200), needs: maybe(600) });

function come(ctx: RequestContext): Promise<Reply> {
  const eventId = ctx.params['id'] ?? '';
  return sentForm(ctx, comeSchema, (state) => showEvent(ctx, { form: 'sign-up', state }), async (value) => {
    await ctx.write((tx) => signUp(tx, ctx.now, { eventId, ...value }));
    return showPlaceKept(ctx, await ctx.read((tx) => eventPage(tx, eventId)), value.code);
  });
}

async function showPaper(ctx: RequestContext): Promise<Reply> {
  const [event, contact] = await ctx.read(async (tx) => {
    const found = await eventPage(tx, ctx.params['id'] ?? '');
    return [found, await waysToReach(tx, found.organisationId)] as const;
  });
  return page({
    title: `Form to print: ${event.title}`, breadcrumbs: [...hubCrumbs, { text: event.title, href: `/events/${event.id}` }], currentSection: '/stories',
    content: (
      <PaperForm title="Sign up" caption={event.title} back={{ href: `/events/${event.id}`, text: 'Go back to the event' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Your name, or what we may call you', lines: 1 }, { text: 'An email address or a phone number', lines: 1 }, { text: 'What do you need to take part?', lines: 3 }, { text: 'May staff type this in?', boxes: ['I agree that staff type in what I wrote here'] },
      ]}><p>You can leave each line empty. We keep what you write until 30 days after the event.</p></PaperForm>
    ),
  });
}

const entrySchema = z.object({ 'entry-code': code, 'entry-name': maybe(120), 'entry-contact': maybe(200), 'entry-needs': maybe(600), ...helpedAnswers });

function enter(ctx: RequestContext): Promise<Reply> {
  const eventId = ctx.params['id'] ?? '';
  return sentForm(ctx, entrySchema, (state) => showEvent(ctx, { form: 'entry', state }), async (value) => {
    await ctx.write((tx) => signUpFor(tx, ctx, { eventId, code: value['entry-code'], name: value['entry-name'], contact: value['entry-contact'], needs: value['entry-needs'], route: value.route }));
    return savedAt(`/events/${eventId}`, 'event-kept');
  });
}

async function takeBack(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(z.object({ code: z.string().trim().toLowerCase().min(1, 'Enter your code').max(20, 'Enter your code') }), ctx.body);
  if (!parsed.ok) return showPlaceForm(ctx, parsed.state);
  return showPlaceForm(ctx, emptyForm, await takeBackPlace(ctx.store, parsed.value.code));
}
