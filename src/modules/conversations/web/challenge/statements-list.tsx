import { formatLondonDate } from '#platform/clock';
import { Button, InsetText } from '#ui/nhsuk';
import { finalKindTitle, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import type { FinalText, StatementLine } from '../../queries/challenge/statements.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { VoteForm } from '../parts.tsx';
import { phaseHref } from '../where.ts';
import { challengeHref, changesHref, statementChoices, statementHref } from './addresses.ts';

export interface StatementsView {
  conversation: ConversationHead;
  phase: PhaseLine;
  statements: readonly StatementLine[];
  finalText: FinalText | null;
  votes: ReadonlyMap<number, number>;
  csrfToken: string;
}

/** What is put to everyone in check and challenge, at the top of its phase: agree, disagree, or say what is missing. */
export function StatementsList({ view }: { view: StatementsView }) {
  const { conversation, phase, statements, finalText } = view;
  return (
    <>
      {finalText && <Final view={view} finalText={finalText} />}
      <h2 class="nhsuk-heading-m" id="statements">{finalText ? 'The final text' : 'What we drafted'}</h2>
      {statements.length === 0 && <p>Nothing is drafted yet. Come back when this part opens.</p>}
      {!finalText && statements.length > 0 && <p>Read each draft. Say if you agree or not. Then tell us what is wrong or missing: every challenge that is shown gets an answer that everyone can read.</p>}
      <ol class="nhsuk-list allied-ideas">
        {statements.map((statement) => <Statement key={statement.id} view={view} statement={statement} />)}
      </ol>
      {phase.state === 'open' && <Button href={challengeHref(conversation, phase)} text="Say what is missing" />}
      <p><a href={changesHref(conversation, phase)}>What changed from draft to final, and why</a></p>
    </>
  );
}

const Final = ({ view: { conversation, phase }, finalText: { introduction, publishedAt } }: { view: StatementsView; finalText: FinalText }) => (
  <InsetText>
    <p><strong>The final text was published on {formatLondonDate(publishedAt)}.</strong> Every challenge has an answer: <a href={changesHref(conversation, phase)}>see what changed</a>.</p>
    {introduction !== '' && <p data-quoted>{introduction}</p>}
  </InsetText>
);

function Statement({ view: { conversation, phase, finalText, votes, csrfToken }, statement }: { view: StatementsView; statement: StatementLine }) {
  const { item, number, kind, version, words, challengeCount } = statement;
  const home = phaseHref(conversation, phase);
  return (
    <li class="allied-idea" {...(item === null ? {} : { id: `words-${item}` })}>
      <h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-1">{(finalText ? finalKindTitle : statementKindTitle)[kind]} {number}{version > 1 && `, version ${version}`}</h3>
      <p class="allied-idea__words" data-quoted>{words}</p>
      {item !== null && <VoteForm words={{ item, words }} action={`${home}/votes`} csrfToken={csrfToken} back={`${home}/statements/${number}`} own={votes.get(item)} isOpen={phase.state === 'open'} titles={statementChoices} />}
      <p><a href={statementHref(conversation, phase, statement)}>{challengeCount === 0 ? 'No challenge yet' : challengeCount === 1 ? '1 challenge' : `${challengeCount} challenges`}<span class="nhsuk-u-visually-hidden"> to this: {words.slice(0, 60)}</span></a></p>
    </li>
  );
}
