import type { Identifier } from '../input.ts';
import { Register, type VoteColumns } from '../votes/intern-votes.ts';
import type { VoteMatrix } from '../votes/vote-matrix.ts';

/** A vote that changed what stands: `before` is null where there was none. */
export interface Arrival {
  readonly person: number;
  readonly statement: number;
  readonly before: number | null;
  readonly after: number;
}

/** The votes that stand: a matrix of those at the last recomputation, and what has come since. */
export class VoteLedger {
  readonly #people = new Register();
  readonly #statements = new Register();
  readonly #matrix: VoteMatrix;
  readonly #byPerson: Stored;
  readonly #byStatement: Stored;
  /** Per person, and per statement, the votes that came since. */
  readonly #since = new Map<number, Map<number, number>>();
  readonly #sinceOfStatement = new Map<number, Map<number, number>>();

  constructor({ participants, statements }: { participants: readonly Identifier[]; statements: readonly Identifier[] }, matrix: VoteMatrix) {
    for (const participant of participants) this.#people.numberOf(participant);
    for (const statement of statements) this.#statements.numberOf(statement);
    this.#matrix = matrix;
    this.#byPerson = { size: matrix.people, start: matrix.rowStart, other: matrix.column, value: matrix.value };
    this.#byStatement = { size: matrix.statements, start: matrix.columnStart, other: matrix.row, value: matrix.columnValue };
  }

  get participants(): readonly Identifier[] {
    return this.#people.identifiers;
  }

  get statements(): readonly Identifier[] {
    return this.#statements.identifiers;
  }

  /** Writes votes down; newcomers and new statements get the next numbers. */
  take(columns: VoteColumns): Arrival[] {
    const people = columns.participants.map((participant) => this.#people.numberOf(participant));
    const statements = columns.statements.map((statement) => this.#statements.numberOf(statement));
    return Array.from(columns.value, (after, vote) => {
      const person = people[columns.participantOf[vote] as number] as number;
      const statement = statements[columns.statementOf[vote] as number] as number;
      const before = this.#voteOf(person, statement);
      write(this.#since, [person, statement], after);
      write(this.#sinceOfStatement, [statement, person], after);
      return { person, statement, before, after };
    });
  }

  #voteOf(person: number, statement: number): number | null {
    const since = this.#since.get(person)?.get(statement);
    if (since !== undefined) return since;
    const cell = findCell(this.#byPerson, person, statement);
    return cell < 0 ? null : (this.#matrix.value[cell] as number);
  }

  /** Visits the votes of one person: statement, vote. */
  eachVoteOf(person: number, visit: (statement: number, value: number) => void): void {
    eachStanding(this.#byPerson, person, { since: this.#since.get(person), visit });
  }

  /** Visits the votes on one statement: person, vote. */
  eachVoteOn(statement: number, visit: (person: number, value: number) => void): void {
    eachStanding(this.#byStatement, statement, { since: this.#sinceOfStatement.get(statement), visit });
  }

  /** All votes that stand, for a recomputation. */
  columns(): VoteColumns {
    const [participantOf, statementOf, value]: [number[], number[], number[]] = [[], [], []];
    for (let person = 0; person < this.participants.length; person += 1) {
      this.eachVoteOf(person, (statement, vote) => {
        participantOf.push(person);
        statementOf.push(statement);
        value.push(vote);
      });
    }
    return { participants: this.participants, statements: this.statements, participantOf: Int32Array.from(participantOf), statementOf: Int32Array.from(statementOf), value: Int8Array.from(value) };
  }
}

function write(into: Map<number, Map<number, number>>, [one, other]: readonly [number, number], value: number): void {
  const inner = into.get(one);
  if (inner) inner.set(other, value);
  else into.set(one, new Map([[other, value]]));
}

interface Stored {
  readonly size: number;
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly value: Int8Array;
}

function eachStanding(stored: Stored, member: number, { since, visit }: { since: ReadonlyMap<number, number> | undefined; visit: (other: number, value: number) => void }): void {
  if (member < stored.size) {
    for (let cell = stored.start[member] as number; cell < (stored.start[member + 1] as number); cell += 1) {
      const other = stored.other[cell] as number;
      visit(other, since?.get(other) ?? (stored.value[cell] as number));
    }
  }
  for (const [other, value] of since ?? []) if (findCell(stored, member, other) < 0) visit(other, value);
}

/** The cell that holds a vote, by halving (the others of a member rise), or −1. */
function findCell({ size, start, other }: Stored, member: number, wanted: number): number {
  if (member >= size) return -1;
  let low = start[member] as number;
  let high = (start[member + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = other[middle] as number;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
