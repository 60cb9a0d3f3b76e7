import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { answerState, type AnswerState } from '../../domain/answer-rounds.ts';
import { writtenIn } from '../../domain/languages.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { dutyOf, owedAnswers, whyOwed, type DutyLine, type OwedAnswer } from '../../queries/involved/answers.ts';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';

const stateTags: Readonly<Record<AnswerState, { text: string; colour: 'green' | 'yellow' | 'red' }>> = { answered: { text: 'Answered', colour: 'green' }, waits: { text: 'Waits for its answer', colour: 'yellow' }, late: { text: 'Late', colour: 'red' } };

/** "You said, we did" of one part: every idea that is owed an answer, in public, also where the answer is late. */
export async function showAnswers(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const { duty, owed, why } = await ctx.read(async (tx) => ({ duty: await dutyOf(tx, phase.id), owed: await owedAnswers(tx, phase.id), why: await whyOwed(tx, phase.id) }));
  const mayAnswer = mayDo(ctx.viewer, 'answer ideas', conversation.organisationId);
  return page({
    title: `You said, we did: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> You said, we did</h1>
        <ExampleMark conversation={conversation} />
        <WhatIsPromised conversation={conversation} phase={phase} duty={duty} />
        {mayAnswer && <p><a href={`/phases/${phase.id}/duty`}>Say who answers, from how much support on and how soon</a> (staff only)</p>}
        {owed.length === 0 && <p>No idea is taken up yet. When one is, it stands here until it is answered.</p>}
        {owed.map((each) => <Owed key={each.contributionId} owed={each} state={answerState({ dueOn: each.dueOn, hasAnswer: each.answers.length > 0 }, ctx.now)} organisationName={conversation.organisationName} mayAnswer={mayAnswer} isPicked={why.get(each.contributionId)} />)}
        <p><a href={phaseHref(conversation, phase)}>All ideas</a></p>
      </div>
    ),
  });
}

function WhatIsPromised({ conversation, phase, duty }: { conversation: ConversationHead; phase: PhaseLine; duty: DutyLine | null }) {
  if (!duty) return <p><span data-quoted>{conversation.organisationName}</span> has not said yet who answers here.</p>;
  return (
    <>
      <p>Every idea that is taken up gets an answer within {duty.daysToAnswer} days. Who answers: <span data-quoted>{duty.answeredBy}</span>, <span data-quoted>{conversation.organisationName}</span>. If the answer is late, you see it here.</p>
      <p>An idea is taken up when {duty.supportLine} or more people support it{phase.closedAt ? ' at the end' : ' on the last day of a quarter'}, or when somebody who reads the ideas picks it. We do not say which, so that nobody can count votes while people vote.</p>
    </>
  );
}

function Owed({ owed: { contributionId, words, language, answeredBy, dueOn, answers }, state, organisationName, mayAnswer, isPicked }: { owed: OwedAnswer; state: AnswerState; organisationName: string; mayAnswer: boolean; isPicked: boolean | undefined }) {
  const [newest, ...earlier] = answers;
  return (
    <section id={`answer-${contributionId}`} aria-label={words.slice(0, 80)} class="allied-idea">
      <p>You said: <span class="allied-idea__words" {...writtenIn(language)} data-quoted>{words}</span></p>
      <p><Tag {...stateTags[state]} /> {newest ? `Today: ${newest.outcome}.` : <>Due on {formatDay(dueOn)} from: <span data-quoted>{answeredBy}</span>, <span data-quoted>{organisationName}</span>.</>}</p>
      {newest && <p>We say: <span data-quoted>{newest.words}</span><br /><span class="nhsuk-body-s"><span data-quoted>{newest.answeredBy}</span>, <span data-quoted>{organisationName}</span>, {formatDay(newest.answeredOn)}</span></p>}
      {earlier.length > 0 && <p class="nhsuk-u-margin-bottom-1">What we said before:</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">{earlier.map((each) => <li key={each.number}>{formatDay(each.answeredOn)}, {each.outcome}: <span data-quoted>{each.words}</span> (<span data-quoted>{each.answeredBy}</span>)</li>)}</ul>
      {mayAnswer && <p><a href={`/words/${contributionId}/answer`}>{newest ? 'Write what has changed' : 'Answer it'}<span class="nhsuk-u-visually-hidden">: {words.slice(0, 60)}</span></a> (staff only{isPicked === undefined ? '' : isPicked ? ', picked by a person' : ', taken up by support'})</p>}
    </section>
  );
}
