import type { VNode } from 'preact';
import type { RequestContext } from '#platform/http';
import { Form } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { owesAnswers } from '../../domain/phase-state.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { owedAnswers } from '../../queries/involved/answers.ts';
import type { ShownWords } from '../../queries/shown-words.ts';
import { phaseHref } from '../where.ts';

/** Below an idea: where its answer stands or is due, for everyone; and what staff may do with it. */
export async function stepsBelow(ctx: RequestContext, { conversation, phase, idea }: { conversation: ConversationHead; phase: PhaseLine; idea: ShownWords }): Promise<VNode> {
  const may = (action: 'translate words' | 'take ideas up for an answer' | 'answer ideas') => mayDo(ctx.viewer, action, conversation.organisationId);
  const isAnswered = owesAnswers(phase.kind);
  const owed = isAnswered ? (await ctx.read((tx) => owedAnswers(tx, phase.id))).find(({ contributionId }) => contributionId === idea.id) : undefined;
  return (
    <>
      {owed && <p><a href={`${phaseHref(conversation, phase)}/answers#answer-${idea.id}`}>{owed.answers.length > 0 ? 'Read what we answered' : 'This idea is taken up: see by when it is answered'}</a></p>}
      {may('translate words') && <p><a href={`/words/${idea.id}/translations`}>Write down what it says in another language</a> (staff only)</p>}
      {owed && may('answer ideas') && <p><a href={`/words/${idea.id}/answer`}>Answer it</a> (staff only)</p>}
      {isAnswered && !owed && may('take ideas up for an answer') && <Form action={`/words/${idea.id}/taking-up`} csrfToken={ctx.csrf()}><Button text="Take it up for an answer" variant="secondary" small /></Form>}
    </>
  );
}
