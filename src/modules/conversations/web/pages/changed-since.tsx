import { formatDay } from '#platform/clock';
import { answerTitle } from '../../domain/results/answers.ts';
import type { Changed } from '../../queries/results/changed-since.ts';

/** What opens a new conversation: what became of what people said in earlier ones (requirement O65). Nothing where nothing changed yet. */
export function ChangedSince({ changed }: { changed: readonly Changed[] }) {
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 class="nhsuk-heading-m" id="changed">What changed since people told us before</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {changed.map(({ themeId, title, state, words, conversationTitle, answeredOn }) => (
          <li key={themeId}><a href={`/themes/${themeId}#answer`} data-quoted>{title}</a>, from “<span data-quoted>{conversationTitle}</span>”. {answerTitle[state]}, {formatDay(answeredOn)}: <span data-quoted>{words}</span></li>
        ))}
      </ul>
      <p><a href="/you-said-we-did">All that people told us, and what became of it</a></p>
    </section>
  );
}
