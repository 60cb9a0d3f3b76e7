import { Paging } from '#ui/tables';
import type { WordsFigures } from '../../queries/results/result.ts';
import { ideaHref } from '../where.ts';
import type { ResultPlace } from './parts.tsx';

export const RANKING_SIZE = 10;

interface RankingsProps {
  place: ResultPlace;
  overall: readonly WordsFigures[];
  less: readonly WordsFigures[];
  /** How long the longer of the two is. */
  total: number;
  page: number;
  hrefOf: (page: number) => string;
}

/** Two rankings side by side (row S113): what all back, and what people of groups heard less back. */
export function Rankings({ place, overall, less, total, page, hrefOf }: RankingsProps) {
  return (
    <>
      <div class="nhsuk-grid-row">
        <section class="nhsuk-grid-column-one-half" aria-labelledby="overall">
          <h2 class="nhsuk-heading-m" id="overall">What all back most</h2>
          <Ranking place={place} rows={overall} rankOf={({ rank }) => rank} sentenceOf={({ sentence }) => sentence} emptyText="No idea is shown here." />
        </section>
        <section class="nhsuk-grid-column-one-half" aria-labelledby="less">
          <h2 class="nhsuk-heading-m" id="less">What groups heard less back most</h2>
          <Ranking place={place} rows={less} rankOf={({ lessRank }) => lessRank ?? 0} sentenceOf={lessSentence} emptyText={place.head?.hasInPerson ? 'Too few people from these groups were heard on any idea to say so without pointing at them.' : 'This list comes a week after the end, when all paper is typed in.'} />
        </section>
      </div>
      <Paging page={page} pageCount={Math.ceil(total / RANKING_SIZE)} hrefOf={hrefOf} ariaLabel="Pages of both rankings" />
    </>
  );
}

interface RankingProps {
  place: ResultPlace;
  rows: readonly WordsFigures[];
  rankOf: (row: WordsFigures) => number;
  sentenceOf: (row: WordsFigures) => string;
  emptyText: string;
}

function Ranking({ place: { conversation, phase }, rows, rankOf, sentenceOf, emptyText }: RankingProps) {
  if (rows.length === 0) return <p>{emptyText}</p>;
  return (
    <ol class="nhsuk-list nhsuk-list--number">
      {rows.map((row) => (
        <li key={row.id} value={rankOf(row)}>
          <a href={ideaHref(conversation, phase, row)} lang={row.language} data-quoted>{short(row.words)}</a>
          <p class="nhsuk-body-s">{sentenceOf(row)}</p>
        </li>
      ))}
    </ol>
  );
}

export const short = (words: string): string => (words.length > 160 ? `${words.slice(0, 157)}…` : words);

/** "Of 100 of these people who heard it, about 64 (45 to 80) back it. 9 of 14 did." */
export function lessSentence({ lessBacked, lessLow, lessHigh, lessUp, lessPeople }: WordsFigures): string {
  if (lessBacked === null || lessLow === null || lessHigh === null) return '';
  return `Of 100 people from these groups who heard it, about ${Math.round(lessBacked)} (${Math.round(lessLow)} to ${Math.round(lessHigh)}) back it. ${lessUp ?? 0} of ${lessPeople ?? 0} did.`;
}
