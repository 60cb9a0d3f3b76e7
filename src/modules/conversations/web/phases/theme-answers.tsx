import { finalKindTitle, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { tellParts } from '../../domain/small-numbers.ts';
import type { TracedStatement } from '../../queries/challenge/statements.ts';
import type { ThemeAnswer } from '../../queries/phases/theme-answers.ts';
import { statementHref } from '../challenge/addresses.ts';
import { RouteLine } from '../parts.tsx';
import { ideaHref } from '../where.ts';

interface AnswersProps {
  theme: { conversationCode: string };
  answers: readonly ThemeAnswer[];
}

/** What those who work here answered, beside the words of people, on the theme's own page. */
export const ThemeAnswers = ({ theme, answers }: AnswersProps) => (
  <>
    <h2 class="nhsuk-heading-m" id="answers">What those who work here answer</h2>
    {answers.length === 0 ? <p>No idea of theirs answers this theme yet.</p> : <p>{answers.length === 1 ? '1 answer' : `${answers.length} answers`}. {howTheyCame(answers)}</p>}
    <ul class="nhsuk-list allied-ideas">
      {answers.map(({ id, words, language, route, phasePosition }) => (
        <li key={id} class="allied-idea">
          <p class="allied-idea__words" lang={language}><a href={ideaHref({ code: theme.conversationCode }, { position: phasePosition }, { id })} data-quoted>{words}</a></p>
          <RouteLine words={{ route }} />
        </li>
      ))}
    </ul>
  </>
);

/** All answers stand there to be read and counted; how they came is told only by the room's rule for small numbers. */
function howTheyCame(answers: readonly ThemeAnswer[]): string {
  const online = answers.filter(({ route }) => route === 'online').length;
  const { parts: [byScreen, inPerson] } = tellParts([online, answers.length - online]);
  return byScreen === null || byScreen === undefined || inPerson === null || inPerson === undefined ? '' : `Online: ${byScreen}. By phone, on paper or in person: ${inPerson}.`;
}

/** What was drafted out of the theme, for everyone to check. */
export const ThemeStatements = ({ statements }: { statements: readonly TracedStatement[] }) => (
  <>
    <h2 class="nhsuk-heading-m">What was drafted out of it</h2>
    {statements.length === 0 && <p>No statement comes from this theme yet.</p>}
    <ul class="nhsuk-list">
      {statements.map(({ number, kind, words, code, position, isFinal }) => <li key={`${code} ${number}`}>{(isFinal ? finalKindTitle : statementKindTitle)[kind]}: <a href={statementHref({ code }, { position }, { number })} data-quoted>{words}</a></li>)}
    </ul>
  </>
);
