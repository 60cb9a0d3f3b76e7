import type { BundleFile, Column } from './bundle-file.ts';

interface Matrix {
  items: readonly number[];
  participants: readonly { participant: number; votes: string }[];
  /** The hour of the end: in the long form every vote carries it, since votes have no time. */
  endedAt: Date;
}

/** A table of so many cells is still one that a spreadsheet opens; a larger one is written as a list of votes. */
const MOST_CELLS = 20_000_000;

const wideColumns: readonly Column[] = [
  { name: 'participant', meaning: 'A number drawn at random at the end' }, { name: 'group-id', meaning: 'Empty: groups stand with the results' }, { name: 'n-comments', meaning: 'Empty: nobody’s words are joined to votes' },
  { name: 'n-votes', meaning: 'How many votes' }, { name: 'n-agree', meaning: 'How many of them support' }, { name: 'n-disagree', meaning: 'How many of them oppose' },
];
const longColumns: readonly Column[] = [
  { name: 'timestamp', meaning: 'The hour of the end, the same for all: votes have no time' }, { name: 'datetime', meaning: 'The same in words' }, { name: 'comment-id', meaning: 'The number of the words' }, { name: 'voter-id', meaning: 'A number drawn at random at the end' }, { name: 'vote', meaning: '1 supports, -1 opposes, 0 passes' },
];

/** The votes in one of the two forms of Polis open data, with what the columns mean. */
export function voteMatrix(matrix: Matrix): { file: BundleFile; columns: readonly Column[] } {
  const isWide = matrix.items.length * matrix.participants.length <= MOST_CELLS && matrix.items.length <= 19_000;
  return isWide
    ? { file: { name: 'participants-votes.csv', pieces: wideRows(matrix) }, columns: [...wideColumns, { name: 'each comment-id', meaning: '1 supports, -1 opposes, 0 passes, empty did not vote' }] }
    : { file: { name: 'votes.csv', pieces: longRows(matrix) }, columns: longColumns };
}

function* wideRows({ items, participants }: Matrix): Iterable<string> {
  yield `${[...wideColumns.map(({ name }) => name), ...items].join(',')}\r\n`;
  const places = new Map(items.map((item, at) => [String(item), at]));
  for (const { participant, votes } of participants) {
    const cells = Array.from<string>({ length: items.length }).fill('');
    const counts: Record<string, number> = { '1': 0, '-1': 0, '0': 0 };
    for (const [item = '', choice = ''] of pairsOf(votes)) {
      cells[places.get(item) ?? 0] = choice;
      counts[choice] = (counts[choice] ?? 0) + 1;
    }
    const { '1': agrees = 0, '-1': disagrees = 0, '0': passes = 0 } = counts;
    yield `${participant},,,${agrees + disagrees + passes},${agrees},${disagrees},${cells.join(',')}\r\n`;
  }
}

function* longRows({ participants, endedAt }: Matrix): Iterable<string> {
  yield `${longColumns.map(({ name }) => name).join(',')}\r\n`;
  const hour = new Date(Math.floor(endedAt.getTime() / 3_600_000) * 3_600_000);
  const when = `${hour.getTime()},${hour.toISOString()}`;
  for (const { participant, votes } of participants) yield pairsOf(votes).map(([item, choice]) => `${when},${item},${participant},${choice}\r\n`).join('');
}

const pairsOf = (votes: string): string[][] => votes.split(',').map((vote) => vote.split(':'));
