import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { streamCsv } from '#platform/csv';
import { gatherVotes, type VoteGatherer } from '../../domain/open-data/gather-votes.ts';
import type { FileProblem, VoteTable } from '../../domain/open-data/open-data-set.ts';

export const MOST_VOTES = 5_000_000;
const MOST_PROBLEMS = 100;

interface Asked {
  /** Place of each statement in the list, by its name in the files. */
  places: ReadonlyMap<string, number>;
  /** Called with how many votes were read so far. */
  onProgress(votes: number): void;
}

export interface ReadVotes {
  votes: VoteTable;
  problems: FileProblem[];
  /** The moment of the last vote, where the file tells times. */
  lastAt: number | null;
}

/** Reads votes.csv where there is one (with votes that were changed: the last counts), or participants-votes.csv; agree = 1 in both. */
export function readVotes(folder: string, asked: Asked): Promise<ReadVotes> {
  if (existsSync(join(folder, 'votes.csv'))) return readLong(folder, asked);
  if (existsSync(join(folder, 'participants-votes.csv'))) return readWide(folder, asked);
  return Promise.resolve({ votes: gatherVotes().table(), problems: [], lastAt: null });
}

async function readLong(folder: string, { places, onProgress }: Asked): Promise<ReadVotes> {
  const gathered = gatherVotes();
  let columns = { statement: -1, participant: -1, vote: -1, time: -1 };
  let lastAt = 0;
  const { problems } = await streamCsv(join(folder, 'votes.csv'), {
    columns: ['comment-id', 'voter-id', 'vote'], maxRows: MOST_VOTES, maxColumns: 60, maxProblems: MOST_PROBLEMS,
    onHeader: (header) => (columns = { statement: header.indexOf('comment-id'), participant: header.indexOf('voter-id'), vote: header.indexOf('vote'), time: header.indexOf('timestamp') }),
    onRow: (values) => {
      const at = Number(values[columns.time] || 0);
      if (!(at >= 0 && at < 1e14)) return 'The time cannot be read';
      const wrong = addVote(gathered, places, { participant: values[columns.participant] ?? '', statement: values[columns.statement] ?? '', value: values[columns.vote] ?? '', at });
      if (wrong === null) lastAt = Math.max(lastAt, at);
      if (gathered.count % 50_000 === 0) onProgress(gathered.count);
      return wrong;
    },
  });
  return { votes: gathered.table(), problems: problems.map((problem) => ({ file: 'votes.csv', ...problem })), lastAt: lastAt || null };
}

/** One row per person, one column per statement. Columns whose name is no number are about the person. */
async function readWide(folder: string, { places, onProgress }: Asked): Promise<ReadVotes> {
  const gathered = gatherVotes();
  let columns: { statement: string; at: number }[] = [];
  let person = -1;
  const { problems } = await streamCsv(join(folder, 'participants-votes.csv'), {
    columns: ['participant'], maxRows: 1_000_000, maxColumns: 20_000, maxProblems: MOST_PROBLEMS,
    onHeader: (header) => {
      columns = header.flatMap((statement, at) => (/^\d+$/.test(statement) ? [{ statement, at }] : []));
      person = header.indexOf('participant');
    },
    onRow: (values) => {
      for (const { statement, at } of columns) {
        const value = values[at] ?? '';
        if (value === '') continue;
        const wrong = gathered.count >= MOST_VOTES ? `There are more than ${MOST_VOTES.toLocaleString('en-GB')} votes` : addVote(gathered, places, { participant: values[person] ?? '', statement, value, at: 0 });
        if (wrong !== null) return wrong;
      }
      onProgress(gathered.count);
      return null;
    },
  });
  return { votes: gathered.table(), problems: problems.map((problem) => ({ file: 'participants-votes.csv', ...problem })), lastAt: null };
}

const choices: Readonly<Record<string, number>> = { '1': 1, '0': 0, '-1': -1, '1.0': 1, '0.0': 0, '-1.0': -1 };

function addVote(gathered: VoteGatherer, places: ReadonlyMap<string, number>, { participant, statement, value, at }: { participant: string; statement: string; value: string; at: number }): string | null {
  const place = places.get(statement);
  const choice = choices[value];
  if (place === undefined) return `There is no comment with the number “${statement.slice(0, 40)}” in comments.csv`;
  if (choice === undefined) return `“${value.slice(0, 40)}” is no vote: 1, 0 or -1`;
  if (participant === '' || participant.length > 60) return 'It does not say whose vote it is';
  gathered.add(participant, place, choice, at);
  return null;
}
