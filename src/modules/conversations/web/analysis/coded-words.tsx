import type { CodedLine } from '../../queries/analysis/coded-words.ts';
import { sentimentTitle } from './parts.tsx';

const FIRST_WORDS = 50;

/** Settled words with their codes, each with the way to code it anew for those who code. */
export function CodedWords({ words, here, isWhole, mayCode }: { words: readonly CodedLine[]; here: string; isWhole: boolean; mayCode: boolean }) {
  if (words.length === 0) return <p>No settled words have it yet.</p>;
  const shown = isWhole ? words : words.slice(0, FIRST_WORDS);
  return (
    <>
      <ul class="nhsuk-list allied-ideas">
        {shown.map(({ id, roundId, words: said, sentiment, codeNames }) => (
          <li key={id} class="allied-idea">
            <p class="allied-idea__words nhsuk-u-margin-bottom-1" data-quoted>{said}</p>
            <p class="nhsuk-body-s nhsuk-u-margin-bottom-0"><span data-quoted>{codeNames.join(', ')}</span>. {sentimentTitle[sentiment]}.{mayCode && <> <a href={`/coding/${roundId}/reconciliation?words=${id}`}>Code it anew<span class="nhsuk-u-visually-hidden">: <span data-quoted>{said.slice(0, 60)}</span></span></a></>}</p>
          </li>
        ))}
      </ul>
      {shown.length < words.length && <p><a href={`${here}?words=all#coded`}>See all {words.length}</a></p>}
    </>
  );
}
