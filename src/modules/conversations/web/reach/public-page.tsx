import { formatDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Button, InsetText } from '#ui/nhsuk';
import { Form } from '#ui/forms';
import { mayDo } from '../../data/acting.ts';
import { questionsChosen } from '../../data/reach/about-you-content.ts';
import { TYPING_DAYS } from '../../domain/routes.ts';
import { conversationPage, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import { reachOf, reachPlanOf } from '../../queries/reach/reach-figures.ts';
import { takingPartOf } from '../../queries/reach/taking-part.ts';
import { statedInclusiveOn, wantedGroups, type WantedGroupLine } from '../../queries/reach/wanted-groups.ts';
import { ExampleMark } from '../parts.tsx';
import { reachHref, trail, wantedHref } from '../where.ts';
import { characteristicOf } from './characteristic-rows.ts';
import { AboutPeople } from './live-page.tsx';
import { TakingPartTable, VotesBySide, VoteSpread } from './taking-part.tsx';

interface Reached {
  conversation: ConversationHead;
  groups: readonly WantedGroupLine[];
  statedOn: Day | null;
  phases: readonly Awaited<ReturnType<typeof reachedIn>>[];
}

async function reachedIn(tx: Tx, phase: PhaseLine, now: Date) {
  const [reach, plan] = [await reachOf(tx, phase.id), await reachPlanOf(tx, phase.id)];
  const characteristics = questionsChosen(plan.questions).filter(({ isDistrict, isProfession }) => !isDistrict && !isProfession).map((question) => characteristicOf(question, reach.answers.figures, plan.targets));
  return { phase, reach, characteristics, part: await takingPartOf(tx, { phaseId: phase.id, forOrganisers: false, now }) };
}

/** For everyone, after the end: whom a conversation reached, and who was not heard. Read as the public reads it, whoever looks. */
export async function showReach(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const reached = await ctx.store.reading({ as: 'public' }, async (tx): Promise<Reached> => {
    const conversation = await conversationPage(tx, code, ctx.now);
    const phases = [];
    for (const phase of conversation.phases.filter(({ state }) => state === 'ended')) phases.push(await reachedIn(tx, phase, ctx.now));
    return { conversation, phases, groups: await wantedGroups(tx, conversation.id), statedOn: await statedInclusiveOn(tx, conversation.id) };
  });
  const { conversation } = reached;
  const organises = mayDo(ctx.viewer, 'organise conversations', conversation.organisationId);
  return page({
    title: `Whom it reached: ${conversation.title}`, breadcrumbs: trail(conversation), currentSection: '/co-planning',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Whom this conversation reached</h1>
        <ExampleMark conversation={conversation} />
        {reached.phases.length === 0 && <p>No part of this conversation has ended yet. Whom it reached is told afterwards, so that nobody can be found by looking twice.</p>}
        {reached.phases.length > 0 && <Inclusion reached={reached} />}
        {reached.phases.map((each) => <PhaseReach key={each.phase.id} reached={each} />)}
        {organises && <p><a href={wantedHref(conversation)}>Whom we want to hear</a> (for organisers){conversation.phases.map((phase) => <> · <a href={reachHref(phase)}>Figures of “{phase.title}”</a></>)}</p>}
      </>
    ),
  });
}

/** Whether it may be called inclusive, and who was not heard (row S45). */
function Inclusion({ reached: { groups, statedOn } }: { reached: Reached }) {
  const unheard = groups.filter(({ isHeard }) => !isHeard);
  return (
    <section aria-labelledby="inclusion">
      <h2 class="nhsuk-heading-m" id="inclusion">Whom it set out to hear</h2>
      {statedOn && <InsetText text={`The organisers closed it as inclusive on ${formatDay(statedOn)}: every group on the list was heard.`} />}
      {!statedOn && <p><strong>It was not closed as inclusive.</strong> {groups.length === 0 && 'The organisers did not say, or cannot say yet, whom it must hear.'}</p>}
      {groups.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{groups.map(({ id, name, isHeard }) => <li key={id}><span data-quoted>{name}</span>: {isHeard ? 'heard' : <strong>not heard</strong>}</li>)}</ul>}
      {unheard.length > 0 && <p>Not heard does not mean that nobody from this group took part. It means that no workshop with them brought anything, and that fewer than ten people said that they belong to it.</p>}
    </section>
  );
}

function PhaseReach({ reached: { phase, reach, characteristics, part } }: { reached: Reached['phases'][number] }) {
  return (
    <section aria-labelledby={`phase-${phase.position}`}>
      <h2 class="nhsuk-heading-l" id={`phase-${phase.position}`} data-quoted>{phase.title}</h2>
      {reach.answers.isFinal ? (
        <>
          <h3 class="nhsuk-heading-m">Taking part</h3>
          <TakingPartTable part={part} votes={reach.votes.figures} />
          <VoteSpread votes={reach.votes.figures} position={phase.position} />
          <VotesBySide votes={reach.votes.figures} />
          <AboutPeople answers={reach.answers} characteristics={characteristics} phase={phase} level={3} />
        </>
      ) : <p>Paper takes a while. The figures are told about {TYPING_DAYS} days after the end, once, when nothing more can come in.</p>}
    </section>
  );
}

/** The step by which organisers say that it was inclusive. */
export const InclusiveStep = ({ code, csrfToken }: { code: string; csrfToken: string }) => <Form action={`/conversations/${code}/inclusive`} csrfToken={csrfToken}><Button text="Close it as inclusive" variant="secondary" /></Form>;
