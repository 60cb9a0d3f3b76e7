import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, SelectField, TextField } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { organisationByCode } from '#modules/directory';
import { announcePhase, closePhase, pausePhase, resumePhase } from '../../commands/phase-life.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { channels } from '../../domain/phases/channels.ts';
import { conversationsOf, organisationOfPhase, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import { owesAnswers } from '../../domain/phase-state.ts';
import { StateTag } from '../parts.tsx';
import { savedAt, type Saved } from '../saved.ts';
import { conversationHref, phaseHref, reachHref } from '../where.ts';
import { timesSentence } from '../words.ts';

export async function showOrganising(ctx: RequestContext): Promise<Reply> {
  const { organisation, conversations } = await ctx.read(async (tx) => {
    const found = await organisationByCode(tx, ctx.params['code'] ?? '');
    if (!found) throw new NotFound();
    authorise(ctx, 'organise conversations', found.id);
    return { organisation: found, conversations: await conversationsOf(tx, found.id, ctx.now) };
  });
  return page({
    title: `Conversations of ${organisation.name}`, currentSection: '/co-planning', breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Conversations</h1>
        <Button href={`/organisations/${organisation.code}/conversations/new`} text="Begin a conversation" />
        {mayDo(ctx.viewer, 'moderate conversations', organisation.id) && <p><a href="/moderation">Read words that wait</a></p>}
        <p><a href={`/organisations/${organisation.code}/workshops`}>Workshops and events</a> · <a href={`/organisations/${organisation.code}/partner-groups`}>Partner groups</a> · <a href={`/organisations/${organisation.code}/peer-leaders`}>Peer leaders</a> · <a href={`/organisations/${organisation.code}/involvement`}>The page “Get involved”</a></p>
        {conversations.length === 0 && <p>There is none yet. Begin with one plain question.</p>}
        {conversations.map((conversation) => <Organised key={conversation.id} conversation={conversation} now={ctx.now} csrfToken={ctx.csrf()} />)}
      </div>
    ),
  });
}

/** After a year a part without an end is ended and begun anew: only then is the key to its votes destroyed (docs/adr/0026). */
const LONGEST_OPEN_DAYS = 365;
const isOpenTooLong = ({ state, closesAt, opensAt }: PhaseLine, now: Date): boolean => state === 'open' && closesAt === null && now.getTime() - opensAt.getTime() > LONGEST_OPEN_DAYS * 86_400_000;

function Organised({ conversation, now, csrfToken }: { conversation: ConversationHead; now: Date; csrfToken: string }) {
  return (
    <section aria-labelledby={`conversation-${conversation.code}`}>
      <h2 class="nhsuk-heading-m" id={`conversation-${conversation.code}`}><a href={conversationHref(conversation)} data-quoted>{conversation.title}</a></h2>
      {conversation.phases.map((phase) => (
        <div key={phase.id}>
          <h3 class="nhsuk-heading-s"><a href={phaseHref(conversation, phase)} data-quoted>{phase.title}</a> <StateTag phase={phase} /></h3>
          <p>{timesSentence(phase)} <a href={`/phases/${phase.id}/heard`}>Heard online and in person<span class="nhsuk-u-visually-hidden">: {phase.title}</span></a> · <a href={reachHref(phase)}>Whom it reaches<span class="nhsuk-u-visually-hidden">: {phase.title}</span></a></p>
          {isOpenTooLong(phase, now) && <InsetText text="This part has been open for more than a year. End it and begin the next: only then do we destroy the key to its votes. What people said stays where everyone can read it." />}
          <PhaseLinks phase={phase} answersHref={owesAnswers(phase.kind) ? `${phaseHref(conversation, phase)}/answers` : null} />
          <PhaseSteps phase={phase} csrfToken={csrfToken} />
        </div>
      ))}
    </section>
  );
}

/** What organisers keep for this part, each on a page of its own. */
const PhaseLinks = ({ phase, answersHref }: { phase: PhaseLine; answersHref: string | null }) => {
  const about = <span class="nhsuk-u-visually-hidden">: {phase.title}</span>;
  return (
    <p>
      <a href={`/phases/${phase.id}/plan`}>Questions and plan{about}</a> · <a href={`/phases/${phase.id}/sign-off`}>Sign-off{about}</a>
      {phase.kind === 'challenge' && <> · <a href={`/phases/${phase.id}/statements`}>Draft statements and challenges{about}</a></>}
      {' '}· <a href={`/phases/${phase.id}/invitations`}>Whom we invite{about}</a> · <a href={`/phases/${phase.id}/languages`}>Languages and easy read{about}</a>{answersHref && <> · <a href={answersHref}>You said, we did{about}</a></>}
    </p>
  );
};

/** The steps that are possible now, each a form of its own. */
function PhaseSteps({ phase, csrfToken }: { phase: PhaseLine; csrfToken: string }) {
  const step = (noun: string, text: string, variant: 'secondary' | 'warning' | undefined) => (
    <Form action={`/phases/${phase.id}/${noun}`} csrfToken={csrfToken}><Button text={text} variant={variant} /></Form>
  );
  if (phase.state === 'not announced') return step('announcement', 'Announce it', undefined);
  if (phase.state === 'ended') return null;
  if (phase.state === 'paused') return <><Resumption phase={phase} csrfToken={csrfToken} />{step('ending', 'End it for good', 'warning')}</>;
  return (
    <>
      {phase.state === 'open' && (
        <Form action={`/phases/${phase.id}/pause`} csrfToken={csrfToken} id={`pause-${phase.id}`}>
          <TextField name={`reason-${phase.id}`} label="Why do you pause it? Everyone reads this" />
          <Button text="Pause it" variant="secondary" />
        </Form>
      )}
      {step('ending', 'End it for good', 'warning')}
    </>
  );
}

/** Going on after a pause, also where people take part in another way from then on (row S164). */
const Resumption = ({ phase, csrfToken }: { phase: PhaseLine; csrfToken: string }) => (
  <Form action={`/phases/${phase.id}/resumption`} csrfToken={csrfToken} id={`resume-${phase.id}`}>
    <SelectField name={`channel-${phase.id}`} label="How can people take part from now on?" items={[{ value: '', text: 'As before' }, ...channels.map((channel) => ({ value: channel, text: channel.charAt(0).toUpperCase() + channel.slice(1) }))]} />
    <Button text="Take it up again" />
  </Form>
);

const phaseId = (ctx: RequestContext): string => ctx.params['id'] ?? '';

/** After a step people stand before the list they came from. */
async function after(ctx: RequestContext, said: Saved): Promise<Reply> {
  const code = await ctx.read((tx) => organisationOfPhase(tx, phaseId(ctx)));
  return savedAt(`/organisations/${code}/conversations`, said);
}

/** The answer of a form of one phase: several stand on one page, so the phase stands in the names of their fields. */
function answerOf(ctx: RequestContext, name: string): string {
  const answer = typeof ctx.body === 'object' && ctx.body !== null ? (ctx.body as Record<string, unknown>)[`${name}-${phaseId(ctx)}`] : '';
  return typeof answer === 'string' ? answer : '';
}

export async function announce(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => announcePhase(tx, ctx, phaseId(ctx)));
  return after(ctx, 'part-announced');
}

export async function pause(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => pausePhase(tx, ctx, { phaseId: phaseId(ctx), reason: answerOf(ctx, 'reason').trim() }));
  return after(ctx, 'part-paused');
}

export async function resume(ctx: RequestContext): Promise<Reply> {
  const asked = answerOf(ctx, 'channel');
  const channel = channels.find((each) => each === asked) ?? null;
  await ctx.write((tx) => resumePhase(tx, ctx, phaseId(ctx), channel));
  return after(ctx, 'part-resumed');
}

export async function close(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => closePhase(tx, ctx, phaseId(ctx)));
  return after(ctx, 'part-ended');
}
