import { formatDay } from '#platform/clock';
import { Tag } from '#ui/nhsuk';
import { answerColour, answerTitle } from '../../domain/results/answers.ts';
import type { Involvement, PublicAnswer } from '../../queries/involved/involvement.ts';
import type { ThemeAnswer } from '../../queries/results/theme-replies.ts';

/** "You said, we did": themes and single ideas with what became of them. Honest where there is nothing yet. */
export function WhatChanged({ involvement: { answered, themes } }: { involvement: Involvement }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="what-changed">You said, we did</h2>
      {answered.length === 0 && themes.length === 0 && <p>Nothing is published yet. When people’s ideas are answered, the answers stand here.</p>}
      {themes.length > 0 && <h3 class="nhsuk-heading-s">What many people said</h3>}
      <ul class="nhsuk-list">{themes.map((theme) => <Theme key={theme.themeId} theme={theme} />)}</ul>
      {answered.length > 0 && <h3 class="nhsuk-heading-s">Single ideas</h3>}
      <ul class="nhsuk-list">{answered.map((each) => <Answered key={each.contributionId} answer={each} />)}</ul>
    </>
  );
}

const Theme = ({ theme: { themeId, title, state, words, answeredOn, isExample } }: { theme: ThemeAnswer }) => (
  <li>
    <p class="nhsuk-u-margin-bottom-1"><a href={`/themes/${themeId}`} data-quoted>{title}</a> <Tag colour={answerColour[state]} text={answerTitle[state]} />{isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
    {words !== '' && <p><span data-quoted>{words}</span>{answeredOn && ` (${formatDay(answeredOn)})`}</p>}
  </li>
);

const Answered = ({ answer: { contributionId, words, outcome, answer, answeredBy, answeredOn, conversationCode, position } }: { answer: PublicAnswer }) => (
  <li>
    <p class="nhsuk-u-margin-bottom-1">You said: <a href={`/conversations/${conversationCode}/${position}/answers#answer-${contributionId}`} data-quoted>{words}</a></p>
    <p>We say: <span data-quoted>{answer}</span> (<span data-quoted>{answeredBy}</span>, {formatDay(answeredOn)}: {outcome})</p>
  </li>
);
