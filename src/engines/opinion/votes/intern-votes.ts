import type { Identifier, InputFault, Vote } from '../input.ts';

/** Votes as columns of numbers, in arrival order. `participants` and `statements` are in the order of their first vote. */
export interface VoteColumns {
  readonly participants: readonly Identifier[];
  readonly statements: readonly Identifier[];
  readonly participantOf: Int32Array;
  readonly statementOf: Int32Array;
  readonly value: Int8Array;
}

/**
 * Turns vote objects into columns. A vote that cannot be read is left out and named in `faults` (at most the first
 * hundred; `faultCount` counts all). 7 and "7" are the same identifier; the kind seen first is the one given back.
 */
export function internVotes(votes: readonly Vote[]): { columns: VoteColumns; faults: InputFault[]; faultCount: number } {
  const participants = new Register();
  const statements = new Register();
  const participantOf = new Int32Array(votes.length);
  const statementOf = new Int32Array(votes.length);
  const value = new Int8Array(votes.length);
  const faults: InputFault[] = [];
  let faultCount = 0;
  let kept = 0;
  for (let i = 0; i < votes.length; i += 1) {
    const vote = votes[i] as Vote;
    const text = faultOf(vote);
    if (text === null) {
      participantOf[kept] = participants.numberOf(vote.participant);
      statementOf[kept] = statements.numberOf(vote.statement);
      value[kept] = vote.value;
      kept += 1;
    } else {
      faultCount += 1;
      if (faults.length < 100) faults.push({ id: `votes[${i}]`, error: { code: 'bad-vote', text } });
    }
  }
  const columns = { participants: participants.identifiers, statements: statements.identifiers, participantOf: participantOf.subarray(0, kept), statementOf: statementOf.subarray(0, kept), value: value.subarray(0, kept) };
  return { columns, faults, faultCount };
}

/** Gives each identifier a number in the order of first sight. */
export class Register {
  readonly identifiers: Identifier[] = [];
  readonly #seen = new Map<Identifier, number>();

  numberOf(identifier: Identifier): number {
    const known = this.#seen.get(identifier);
    if (known !== undefined) return known;
    const twin = typeof identifier === 'number' ? this.#seen.get(String(identifier)) : this.#numberTwin(identifier);
    const number = twin ?? this.identifiers.length;
    if (twin === undefined) this.identifiers.push(identifier);
    this.#seen.set(identifier, number);
    return number;
  }

  /** The number of an identifier seen before, or undefined. */
  find(identifier: Identifier): number | undefined {
    return this.#seen.get(identifier) ?? (typeof identifier === 'number' ? this.#seen.get(String(identifier)) : this.#numberTwin(identifier));
  }

  #numberTwin(identifier: string): number | undefined {
    const number = Number(identifier);
    return String(number) === identifier ? this.#seen.get(number) : undefined;
  }
}

const isIdentifier = (value: unknown): boolean => (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isSafeInteger(value));

function faultOf(vote: Vote | null | undefined): string | null {
  if (typeof vote !== 'object' || vote === null) return 'expected an object {participant, statement, value}';
  if (!isIdentifier(vote.participant)) return 'participant: expected a whole number or a text that is not empty';
  if (!isIdentifier(vote.statement)) return 'statement: expected a whole number or a text that is not empty';
  if (vote.value !== 1 && vote.value !== 0 && vote.value !== -1) return 'value: expected 1 (agree), 0 (pass) or -1 (disagree)';
  return null;
}
