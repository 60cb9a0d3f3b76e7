import { formatLondonDate } from '#platform/clock';
import { outcomeTitle } from '../../domain/challenge/outcomes.ts';
import type { ChallengeLine } from '../../queries/challenge/challenges.ts';
import type { StatementLine } from '../../queries/challenge/statements.ts';
import { ideaHref } from '../where.ts';
import { statementHref } from './addresses.ts';

interface ListProps {
  place: { conversation: { code: string }; phase: { position: number } };
  challenges: readonly ChallengeLine[];
  statements: readonly StatementLine[];
  emptyText: string;
  /** Organisers see where an outcome is given. */
  mayAnswer: boolean;
}

/** Challenges with what came of each, for everyone. */
export function ChallengeList({ place, challenges, statements, emptyText, mayAnswer }: ListProps) {
  if (challenges.length === 0) return <p>{emptyText}</p>;
  return (
    <ul class="nhsuk-list allied-ideas">
      {challenges.map((challenge) => (
        <li key={challenge.id} class="allied-idea">
          {challenge.words === null ? <p>The author took these words out, or they are not shown any more.</p> : <p class="allied-idea__words" lang={challenge.language}><a href={ideaHref(place.conversation, place.phase, challenge)} data-quoted>{challenge.words}</a></p>}
          <OutcomeLine place={place} challenge={challenge} statements={statements} />
          {mayAnswer && challenge.words !== null && <p><a href={`/challenges/${challenge.id}/outcome`}>{challenge.outcome ? 'Change the outcome' : 'Give the outcome'}<span class="nhsuk-u-visually-hidden"> of: {challenge.words.slice(0, 60)}</span></a></p>}
        </li>
      ))}
    </ul>
  );
}

function OutcomeLine({ place, challenge: { outcome }, statements }: Pick<ListProps, 'place' | 'statements'> & { challenge: ChallengeLine }) {
  if (!outcome) return <p><strong>No answer yet.</strong></p>;
  const changed = statements.find(({ id }) => id === outcome.statementId);
  return (
    <p>
      <strong>{outcomeTitle[outcome.outcome]}.</strong> <span data-quoted>{outcome.reason}</span> {changed && outcome.version !== null && <>See <a href={statementHref(place.conversation, place.phase, changed)}>{changed.kind} {changed.number}, version {outcome.version}</a>. </>}Answered on {formatLondonDate(outcome.decidedAt)}.
    </p>
  );
}
