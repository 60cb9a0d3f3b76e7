import { formatDay } from '#platform/clock';
import { Tag } from '#ui/nhsuk';
import type { Involvement } from '../../queries/involved/involvement.ts';

/** "You said, we did": ideas that were answered, and the themes that were published. Honest where there is nothing yet. */
export function WhatChanged({ involvement: { answered, themes } }: { involvement: Involvement }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="what-changed">You said, we did</h2>
      {answered.length === 0 && themes.length === 0 && <p>Nothing is published yet. When people’s ideas are answered, the answers stand here.</p>}
      <ul class="nhsuk-list">
        {answered.map((each) => (
          <li key={each.contributionId}>
            <p class="nhsuk-u-margin-bottom-1">You said: <a href={`/conversations/${each.conversationCode}/${each.position}/answers#answer-${each.contributionId}`} data-quoted>{each.words}</a></p>
            <p>We say: <span data-quoted>{each.answer}</span> (<span data-quoted>{each.answeredBy}</span>, {formatDay(each.answeredOn)}: {each.outcome})</p>
          </li>
        ))}
      </ul>
      {themes.length > 0 && <p>What many people said, sorted into themes:</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {themes.map((theme) => <li key={theme.id}><a href={`/themes/${theme.id}`} data-quoted>{theme.title}</a>{theme.isExample && <> <Tag colour="white" text="Example" /></>}</li>)}
      </ul>
    </>
  );
}
