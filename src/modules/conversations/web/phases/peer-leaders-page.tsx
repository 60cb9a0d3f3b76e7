import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { notePeerWork } from '../../commands/phases/note-peer-work.ts';
import { needsSignOff, setSignOffRule } from '../../commands/phases/sign-off.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { peerNoteKinds, peerNoteTitle } from '../../domain/phases/peer-notes.ts';
import { peerLeaders, type PeerLeader } from '../../queries/phases/peer-leaders.ts';
import { organisationAsked } from '../workshops/workshop-parts.tsx';
import { savedAt } from '../saved.ts';

const ruleSchema = z.object({ rule: z.enum(['on', 'off']) });
const noteSchema = z.object({
  person: z.string().min(1, 'Choose a peer leader').max(40), kind: z.enum(peerNoteKinds, 'Choose what it is about'), notedOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }),
  words: z.string().trim().min(3, 'Write a few words').max(600, 'Use 600 letters or less'),
});
const peersHref = (code: string): string => `/organisations/${code}/peer-leaders`;

interface Asked {
  state: FormState;
  advice?: Advice;
}

export const showPeerLeaders = (ctx: RequestContext): Promise<Reply> => peersPage(ctx);

/** Peer leaders of an organisation: their rights, the rule of sign-off, and dated notes that only they and the organisers see. */
async function peersPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'keep peer records', organisation.id);
  const mayOrganise = mayDo(ctx.viewer, 'organise conversations', organisation.id);
  const { leaders, isNeeded } = await ctx.read(async (tx) => ({ leaders: await peerLeaders(tx, { organisationId: organisation.id, onlyPersonId: mayOrganise ? null : ctx.viewer.personId }), isNeeded: await needsSignOff(tx, organisation.id) }));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  const today = formState(dateValues('notedOn', londonDay(ctx.now)));
  return page({
    title: `Peer leaders of ${organisation.name}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Peer leaders</h1>
        <p>A peer leader has lived experience. They set questions with the organisers, read and sort words, host and chair meetings, and sign off what is announced and what is final.</p>
        <Rule code={organisation.code} isNeeded={isNeeded} mayOrganise={mayOrganise} csrfToken={ctx.csrf()} />
        {leaders.length === 0 && <p>Nobody is a peer leader here yet. An administrator can invite somebody and choose that role.</p>}
        {leaders.map((leader) => <Leader key={leader.personId} leader={leader} />)}
        {leaders.length > 0 && <NoteForm code={organisation.code} leaders={leaders} state={asked?.state ?? today} advice={asked?.advice} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

const Rule = ({ code, isNeeded, mayOrganise, csrfToken }: { code: string; isNeeded: boolean; mayOrganise: boolean; csrfToken: string }) => (
  <>
    <h2 class="nhsuk-heading-m">Does a peer leader sign off?</h2>
    <p>{isNeeded ? 'Yes: nothing is announced, and no final text published, without it.' : 'No: it is welcome, but nothing waits for it.'}</p>
    {mayOrganise && <Form action={`${peersHref(code)}/rule`} csrfToken={csrfToken}><HiddenField name="rule" value={isNeeded ? 'off' : 'on'} /><Button text={isNeeded ? 'Ask for it no longer' : 'Ask for it from now on'} variant="secondary" /></Form>}
  </>
);

const Leader = ({ leader: { personId, name, notes } }: { leader: PeerLeader }) => (
  <section aria-labelledby={`leader-${personId}`}>
    <h2 class="nhsuk-heading-m" id={`leader-${personId}`} data-quoted>{name ?? 'A peer leader without a name yet'}</h2>
    {notes.length === 0 && <p>Nothing is noted yet.</p>}
    <ul class="nhsuk-list nhsuk-list--bullet">{notes.map(({ id, kind, notedOn, words }) => <li key={id}>{peerNoteTitle[kind]}, {formatDay(notedOn)}: <span data-quoted>{words}</span></li>)}</ul>
  </section>
);

const NoteForm = ({ code, leaders, state, advice, csrfToken }: { code: string; leaders: readonly PeerLeader[]; state: FormState; advice: Advice | undefined; csrfToken: string }) => (
  <Form action={`${peersHref(code)}/notes`} csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Add a note</h2>
    <p>The peer leader and the organisers of conversations can read it. Write no sums of money here.</p>
    <SelectField name="person" label="Who is it about?" items={[{ value: '', text: 'Choose' }, ...leaders.map(({ personId, name }) => ({ value: personId, text: name ?? 'A peer leader without a name yet' }))]} />
    <RadiosField name="kind" legend="What is it about?" items={peerNoteKinds.map((kind) => ({ value: kind, text: peerNoteTitle[kind] }))} />
    <DateField name="notedOn" legend="On which day?" />
    <TextareaField name="words" label="In a few words" hint="Such as: finished the course on chairing; expenses for May were paid." rows={2} maxlength={600} />
    <Button text="Save the note" />
    <WordsCheck advice={advice} />
  </Form>
);

export async function saveRule(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'organise conversations', organisation.id);
  const parsed = parseForm(ruleSchema, ctx.body);
  if (!parsed.ok) return peersPage(ctx, { state: parsed.state });
  await ctx.write((tx) => setSignOffRule(tx, ctx, { organisationId: organisation.id, isOn: parsed.value.rule === 'on' }));
  return savedAt(peersHref(organisation.code), 'kept');
}

export async function addNote(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'keep peer records', organisation.id);
  const asked = await wordsAsked(ctx, noteSchema, { fields: { words: 'In a few words' } });
  if (asked) return peersPage(ctx, asked);
  const parsed = parseForm(noteSchema, ctx.body);
  if (!parsed.ok) return peersPage(ctx, { state: parsed.state });
  const { person, ...note } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => notePeerWork(tx, ctx, { organisationId: organisation.id, personId: person, ...note }));
    return savedAt(peersHref(organisation.code), 'kept');
  }, (errors) => peersPage(ctx, { state: { ...typedState(noteSchema, ctx.body), errors } }));
}
