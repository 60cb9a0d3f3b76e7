import type { ResultHead, WordsFigures } from '../../queries/results/result.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { lessSentence } from './rankings.tsx';
import { levelWords, resultsHref } from './parts.tsx';

export interface IdeaResult {
  head: ResultHead;
  figures: WordsFigures;
}

/** What came of one idea, adjusted beside raw; nothing before there are results. */
export function ResultOfIdea({ result, conversation, phase }: { result: IdeaResult | null; conversation: ConversationHead; phase: PhaseLine }) {
  if (!result) return null;
  const { head, figures } = result;
  const pool = (head.rankings.ideas.poolRatePerDay ?? 0).toFixed(2);
  return (
    <section aria-labelledby="result">
      <h2 class="nhsuk-heading-m" id="result">What came of it</h2>
      <p><strong>{figures.sentence}</strong> We worked this out from {levelWords(head.rankings.ideas)}.</p>
      <p>{figures.up} backed it in {figures.visibleDays.toFixed(1)} days. Adjusted: ({figures.up} + 3 × {pool}) ÷ ({figures.visibleDays.toFixed(1)} + 3) = {figures.perDay?.toFixed(2) ?? '0.00'} a day.</p>
      {lessSentence(figures) !== '' && <p>{lessSentence(figures)}</p>}
      <p>Place {figures.rank} of {head.madeFrom.ideas}. <a href={resultsHref(conversation, phase)}>All results</a></p>
    </section>
  );
}
