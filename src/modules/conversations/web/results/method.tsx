import { formatDay } from '#platform/clock';
import { Details } from '#ui/nhsuk';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import type { ResultHead } from '../../queries/results/result.ts';
import { levelWords } from './parts.tsx';

const whyTitle: Readonly<Record<string, string>> = { 'the end': 'the first, after the end', 'in person told': 'with what was heard in person', 'what counts changed': 'something that counts has changed since' };

/** How the figures were worked out, with the formula, and every version there was. */
export function Method({ head, here }: { head: ResultHead; here: string }) {
  const { ideas, comments } = head.rankings;
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="method">
      <h2 class="nhsuk-heading-m" id="method">How we worked this out</h2>
      <p>Ideas that came early, or stood high in the list, were read by more people. So we do not rank by votes alone. For ideas we used {levelWords(ideas)}. For comments we used {levelWords(comments)}.</p>
      <p>{ideas.sentence}</p>
      <p>“About 34 (27 to 41)” means: most likely 34, and in nine cases of ten between 27 and 41. It is wide where few people read the idea.</p>
      <p>Adjusted, a day = (votes + 3 × {rate(ideas.poolRatePerDay)}) ÷ (days shown + 3). {rate(ideas.poolRatePerDay)} is the average of all ideas, in votes a day{comments.poolRatePerDay !== null && comments.poolRatePerDay !== ideas.poolRatePerDay ? `; for comments it is ${rate(comments.poolRatePerDay)}` : ''}. Time does not count in which words were hidden or people could not vote.</p>
      <p>People who were heard in person count the same. Each person who was there read every idea that was put to them, and a room counts as the days in which as many people vote online. Where fewer than {FEWEST_TOLD} people were heard on an idea in person, we leave out what they said, so that nobody can be found out; the organisers read it.</p>
      <p>Groups heard less are people heard in person, on paper or by phone, and people who added a perspective to their vote, such as that of a carer; that of a registered professional is not among them. Those who added one are counted in tens.</p>
      <Details summary={{ text: 'What this was made from, and every version' }}>
        <p>{head.madeFrom.ideas.toLocaleString('en-GB')} ideas, {head.madeFrom.comments.toLocaleString('en-GB')} comments and {head.madeFrom.onlineVotes.toLocaleString('en-GB')} votes online. Ideas were sent to a page {head.madeFrom.cardsServed.toLocaleString('en-GB')} times and came into view {head.madeFrom.cardsSeen.toLocaleString('en-GB')} times. Support {head.engines.support}, opinion {head.engines.opinion}.</p>
        <p>Fingerprint of what went in: <code class="allied-fingerprint">{head.inputDigest}</code></p>
        <p>Fingerprint of what came out: <code class="allied-fingerprint">{head.answerDigest}</code></p>
        <ul class="nhsuk-list nhsuk-list--bullet">{head.versions.map(({ version, madeOn, why }) => <li key={version}>{version === head.version ? <strong>Version {version}</strong> : <a href={`${here}?version=${version}`}>Version {version}</a>}, {formatDay(madeOn)}: {whyTitle[why] ?? why}</li>)}</ul>
      </Details>
    </section>
  );
}

const rate = (perDay: number | null): string => (perDay ?? 0).toFixed(2);
