import type { VoteTable } from './open-data-set.ts';

/** Takes votes in any order; `table` keeps the last of each participant on each statement, by time, then by place in the file. */
export interface VoteGatherer {
  add(participant: string, statement: number, choice: number, at: number): void;
  readonly count: number;
  table(): VoteTable;
}

export function gatherVotes(): VoteGatherer {
  const places = new Map<string, number>();
  let room = 4_096;
  let [participants, statements, choices, times] = [new Uint32Array(room), new Uint32Array(room), new Int8Array(room), new Float64Array(room)];
  let count = 0;
  const grow = (): void => {
    room *= 2;
    const larger = <T extends Uint32Array | Int8Array | Float64Array>(made: T, was: T): T => (made.set(was), made);
    participants = larger(new Uint32Array(room), participants);
    statements = larger(new Uint32Array(room), statements);
    choices = larger(new Int8Array(room), choices);
    times = larger(new Float64Array(room), times);
  };
  return {
    get count() {
      return count;
    },
    add(participant, statement, choice, at) {
      if (count === room) grow();
      let place = places.get(participant);
      if (place === undefined) places.set(participant, (place = places.size));
      participants[count] = place;
      statements[count] = statement;
      choices[count] = choice;
      times[count] = at;
      count += 1;
    },
    table: () => lastOfEach({ participants, statements, choices, times, count }, places.size),
  };
}

interface Columns {
  participants: Uint32Array;
  statements: Uint32Array;
  choices: Int8Array;
  times: Float64Array;
  count: number;
}

function lastOfEach({ participants, statements, choices, times, count }: Columns, people: number): VoteTable {
  const order = new Uint32Array(count).map((_, at) => at);
  const at = (column: ArrayLike<number>, place: number): number => column[place] ?? 0;
  order.sort((a, b) => at(participants, a) - at(participants, b) || at(statements, a) - at(statements, b) || at(times, a) - at(times, b) || a - b);
  const isLast = (n: number): boolean => {
    const [one, next] = [at(order, n), at(order, n + 1)];
    return n + 1 === count || participants[one] !== participants[next] || statements[one] !== statements[next];
  };
  const kept = order.filter((_, n) => isLast(n));
  const take = (place: number, column: ArrayLike<number>): number => at(column, at(kept, place));
  return {
    participants: people,
    participant: new Uint32Array(kept.length).map((_, n) => take(n, participants)),
    statement: new Uint32Array(kept.length).map((_, n) => take(n, statements)),
    choice: new Int8Array(kept.length).map((_, n) => take(n, choices)),
  };
}
