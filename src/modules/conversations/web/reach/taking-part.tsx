import { DataTable } from '#ui/tables';
import { perspectives, perspectivesChosen } from '../../data/reach/about-you-content.ts';
import { routeTitle } from '../../domain/routes.ts';
import { inFullTens } from '../../domain/small-numbers.ts';
import { EVERYONE, WAY, type ToldFigure } from '../../domain/reach/tell-reach.ts';
import { MOST, SPREAD, VOTES } from '../../domain/reach/tell-votes.ts';
import { spreadClasses } from '../../domain/reach/vote-spread.ts';
import type { TakingPart } from '../../queries/reach/taking-part.ts';
import { CountedFigure } from './characteristic-figure.tsx';
import { atLeastWords, peopleWords } from './reach-words.ts';

const told = (figures: readonly ToldFigure[], question: string, answer: string): number | null => figures.find((each) => each.question === question && each.answer === answer)?.people ?? null;

/** How many took part, and how: words and votes apart and together. */
export function TakingPartTable({ part, votes }: { part: TakingPart; votes: readonly ToldFigure[] }) {
  const online = told(votes, VOTES, EVERYONE);
  const rows = [
    { what: 'Ideas', count: part.ideas.toLocaleString('en-GB') }, { what: 'Comments', count: part.comments.toLocaleString('en-GB') },
    { what: 'Votes online', count: peopleWords(online) }, { what: 'Votes in person, on paper or by phone', count: part.roomVotes === null ? 'not counted yet' : part.roomVotes.toLocaleString('en-GB') },
    { what: 'All of these together, at least', count: (part.ideas + part.comments + (online ?? 0) + (part.roomVotes ?? 0)).toLocaleString('en-GB') },
    { what: 'Browsers that voted', count: atLeastWords(told(votes, SPREAD, EVERYONE)) }, { what: 'People in rooms', count: peopleWords(inFullTens(part.roomPeople)) },
    { what: 'Postcode districts that ideas and comments came from', count: peopleWords(inFullTens(part.districts)) },
  ];
  return (
    <>
      <DataTable caption="Taking part" isCaptionHidden rows={rows} emptyText="Nothing yet." columns={[{ key: 'what', head: 'What', cell: ({ what }) => what }, { key: 'count', head: 'How many', isNumeric: true, cell: ({ count }) => count }]} />
      <p class="nhsuk-body-s">Ideas and comments are those that are shown. Nobody registers here, so we count browsers: one person can use two, and two can share one. Words carry no number of who wrote them, so nobody can say how many people wrote.</p>
    </>
  );
}

/** How unevenly people vote: browsers in coarse classes, and the class of the most active one. */
export function VoteSpread({ votes, position }: { votes: readonly ToldFigure[]; position: number }) {
  const most = spreadClasses.find(({ code }) => votes.some((each) => each.question === MOST && each.answer === code));
  if (!most) return <p>Fewer than ten browsers have voted so far. We say no more about so few.</p>;
  const rows = spreadClasses.map(({ code, title }) => ({ title, people: told(votes, SPREAD, code) }));
  return (
    <>
      <CountedFigure id={`spread-${position}`} title="Browsers by how many votes they gave" bars={rows} rows={rows} columns={[{ key: 'votes', head: 'Votes', cell: ({ title }) => title }, { key: 'browsers', head: 'Browsers', isNumeric: true, cell: ({ people }) => peopleWords(people) }]} />
      <p>The most active browser is in the class “{most.title.toLowerCase()}”. The spread is of votes only: words carry no number of who wrote them.</p>
    </>
  );
}

/** Votes cast from a side that the voter chose; carers first, since what they do is often not seen (row S116). */
export function VotesBySide({ votes }: { votes: readonly ToldFigure[] }) {
  const sides = perspectivesChosen(votes.filter(({ question }) => question === VOTES).map(({ answer }) => answer));
  if (sides.length === 0) return null;
  const inOrder = perspectives.filter(({ code }) => sides.some((side) => side.code === code));
  return <DataTable caption="Votes cast from a side" rows={inOrder} emptyText="None." columns={[{ key: 'side', head: 'Side', cell: ({ title }) => title }, { key: 'votes', head: 'Votes', isNumeric: true, cell: ({ code }) => peopleWords(told(votes, VOTES, code)) }]} />;
}

/** The way in which people answered about themselves. */
export function WaysTable({ figures }: { figures: readonly ToldFigure[] }) {
  const rows = figures.filter(({ question, answer }) => question === WAY && answer !== EVERYONE);
  return <DataTable caption="People who answered about themselves, by the way they came" rows={rows} emptyText="Fewer than ten people have answered so far." columns={[{ key: 'way', head: 'Way', cell: ({ answer }) => routeTitle(answer) }, { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => peopleWords(people) }]} />;
}

/** Postcode districts with ten people and more by name, and how many districts there are. */
export function DistrictsTable({ figures }: { figures: readonly ToldFigure[] }) {
  const named = figures.filter(({ question, answer }) => question === 'district' && /^[A-Z]{1,2}[0-9]/.test(answer));
  if (!figures.some(({ question }) => question === 'district')) return null;
  return (
    <>
      <DataTable caption="Postcode districts with ten people and more" rows={named} emptyText="No district has ten people yet." columns={[{ key: 'district', head: 'District', cell: ({ answer }) => answer }, { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => peopleWords(people) }]} />
      <p class="nhsuk-body-s">Districts that people named: {peopleWords(told(figures, 'district', 'districts'))}. Only the first half of a postcode is asked for.</p>
    </>
  );
}
