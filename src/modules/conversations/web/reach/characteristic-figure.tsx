import { BarDrawing, Figure, type ChartTable } from '#ui/charts';
import type { Characteristic } from './characteristic-rows.ts';
import { atLeastWords, peopleWords, shareWords, standingWords, timesWords } from './reach-words.ts';

/** One characteristic as a picture with its table: who answered what, out of how many, beside the reference and the target. */
export function CharacteristicFigure({ characteristic }: { characteristic: Characteristic }) {
  const { question, rows } = characteristic;
  const sources = [...new Set(rows.flatMap(({ target }) => target?.referenceSource || []))];
  const frame = { id: `reach-${question.code}`, title: question.title, isTableOpen: true, ...(sources.length > 0 ? { source: sources.join('. ') } : {}) };
  return (
    <>
      <Figure frame={frame} table={tableOf(characteristic)}>
        <BarDrawing frame={frame} bars={rows.map(({ title, people }) => ({ label: title, value: people, words: peopleWords(people) }))} labelHeading="Answer" valueHeading="People, at least" />
      </Figure>
      <p class="nhsuk-body-s">{baseSentence(characteristic)}</p>
    </>
  );
}

function tableOf({ rows }: Characteristic): ChartTable {
  const hasReference = rows.some(({ target }) => target?.referencePercent);
  const hasTarget = rows.some(({ target }) => target?.wantedPeople);
  return {
    columns: [{ heading: 'Answer' }, { heading: 'People', numeric: true }, { heading: 'Share, 95% interval', numeric: true }, ...(hasReference ? [{ heading: 'Elsewhere', numeric: true }, { heading: 'Beside that' }] : []), ...(hasTarget ? [{ heading: 'Wanted', numeric: true }] : [])],
    rows: rows.map(({ title, people, share, target, beside, isReached }) => [
      title, peopleWords(people), shareWords(share),
      ...(hasReference ? [target?.referencePercent ? `${target.referencePercent}%` : 'Not given', beside ? `${standingWords[beside.standing]}: ${timesWords(beside)} the share` : '–'] : []),
      ...(hasTarget ? [target?.wantedPeople ? `${target.wantedPeople}: ${isReached ? 'reached' : 'not yet'}` : '–'] : []),
    ]),
  };
}

/** The base and what is missing, with every percentage. */
export const baseSentence = ({ base, ratherNot, noAnswer, question }: Characteristic): string =>
  `Base: ${atLeastWords(base)} people were asked. Missing: ${peopleWords(ratherNot)} would rather not say, ${peopleWords(noAnswer)} gave no answer.${question.isSeveral ? ' One person can give several answers.' : ''}`;
