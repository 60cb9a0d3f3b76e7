import { formatDay } from '#platform/clock';
import { Tag } from '#ui/nhsuk';
import { answerColour, answerTitle } from '../../domain/results/answers.ts';
import type { ThemeAnswer } from '../../queries/results/theme-replies.ts';

/** What is done about a theme, for everyone; with the way to change it for those who may. */
export function AnswerOfTheme({ answer, mayAnswer }: { answer: ThemeAnswer | undefined; mayAnswer: boolean }) {
  if (!answer) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="answer">You said, we did</h2>
      <p><Tag colour={answerColour[answer.state]} text={answerTitle[answer.state]} /></p>
      {answer.words === '' ? <p>Nobody has answered this theme yet. Each published theme gets an answer.</p> : <p data-quoted>{answer.words}</p>}
      {answer.evidence !== '' && <p>How anyone can see that: <span data-quoted>{answer.evidence}</span></p>}
      {answer.answeredOn && <p>Answered on {formatDay(answer.answeredOn)}{answer.number > 1 && <>, for the {ordinal(answer.number)} time</>}.</p>}
      {answer.objectiveId && <p><a href={`/objectives/${answer.objectiveId}`}>The objective that carries it</a></p>}
      {mayAnswer && <p><a href={`/themes/${answer.themeId}/answer`}>Answer it</a></p>}
    </>
  );
}

const ordinal = (number: number): string => `${number}${number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
