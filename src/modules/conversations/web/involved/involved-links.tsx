import { isForYoungPeople, owesAnswers } from '../../domain/phase-state.ts';
import { phaseHref, type Place } from '../where.ts';

/** From a part of a conversation to its other ways in, and to what was answered. */
export function InvolvedLinks({ conversation, phase }: Place) {
  const home = phaseHref(conversation, phase);
  return (
    <ul class="nhsuk-list">
      {phase.state === 'open' && isForYoungPeople(phase.kind) && <li>Are you under 16? <a href={`${home}/young`}>This page is for you</a></li>}
      {owesAnswers(phase.kind) && <li><a href={`${home}/answers`}>You said, we did: what was answered</a></li>}
      <li><a href={`${home}/invitation`}>Invite others: a page to print</a></li>
    </ul>
  );
}
