import { formatLondonDate } from '#platform/clock';
import { Redline, redline } from '#modules/strategy';
import type { StatementVersion } from '../../queries/challenge/statements.ts';

/** Every wording of one statement, from the first draft on, each compared word by word with the one before. */
export const Wordings = ({ versions }: { versions: readonly StatementVersion[] }) => (
  <ol class="nhsuk-list allied-ideas">
    {versions.map(({ number, words, whatChanged, madeAt }, at) => (
      <li key={number} class="allied-idea">
        <p class="nhsuk-u-margin-bottom-1"><strong>Version {number}</strong>, {formatLondonDate(madeAt)}{at === 0 && ', the first draft'}</p>
        {whatChanged !== '' && <p>Why it changed: <span data-quoted>{whatChanged}</span></p>}
        {at === 0 ? <p data-quoted>{words}</p> : <Redline parts={redline(versions[at - 1]?.words ?? '', words)} />}
      </li>
    ))}
  </ol>
);
