import { formatLondonDateTime } from '#platform/clock';
import type { OutboxLetter } from '../../queries/outbox.ts';
import { PageTop, Reading } from '../parts.tsx';

export function OutboxPage({ letters, baseUrl }: { letters: readonly OutboxLetter[]; baseUrl: string }) {
  return (
    <Reading>
      <PageTop title="Outbox" />
      <p>Letters that this site would send. They are kept here because it is a demonstration or under development: anybody who can open this page can read them.</p>
      {letters.length === 0 && <p>There are no letters yet. <a href="/sign-in">Ask for a link to sign in</a> and it will appear here.</p>}
      <ol class="nhsuk-list">
        {letters.map((letter) => <li key={letter.id}><Letter letter={letter} baseUrl={baseUrl} /></li>)}
      </ol>
    </Reading>
  );
}

function Letter({ letter, baseUrl }: { letter: OutboxLetter; baseUrl: string }) {
  return (
    <article class="nhsuk-u-margin-bottom-5">
      <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-2">{letter.subject}</h2>
      <p class="nhsuk-body-s nhsuk-u-secondary-text-colour nhsuk-u-margin-bottom-2">To {letter.to}, {formatLondonDateTime(letter.queuedAt)}</p>
      {letter.body.split('\n\n').map((part, at) => <p key={at}>{part.startsWith(`${baseUrl}/`) ? <a href={part.slice(baseUrl.length)}>{part}</a> : part}</p>)}
    </article>
  );
}
