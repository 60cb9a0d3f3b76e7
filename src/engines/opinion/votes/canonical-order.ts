import type { Identifier } from '../input.ts';
import type { VoteColumns } from './intern-votes.ts';

/**
 * The same votes with people and statements numbered in the order of their identifiers (numbers first, by size; then texts by code
 * point), so that the answer does not depend on who came first. Votes keep their order of arrival.
 */
export function inCanonicalOrder(columns: VoteColumns): VoteColumns {
  const people = renumber(columns.participants);
  const statements = renumber(columns.statements);
  return {
    participants: people.identifiers,
    statements: statements.identifiers,
    participantOf: columns.participantOf.map((number) => people.newNumber[number] as number),
    statementOf: columns.statementOf.map((number) => statements.newNumber[number] as number),
    value: columns.value,
  };
}

function renumber(identifiers: readonly Identifier[]): { identifiers: Identifier[]; newNumber: Int32Array } {
  const order = Array.from(identifiers.keys()).toSorted((one, other) => compare(identifiers[one] as Identifier, identifiers[other] as Identifier));
  const newNumber = new Int32Array(identifiers.length);
  for (const [number, old] of order.entries()) newNumber[old] = number;
  return { identifiers: order.map((old) => identifiers[old] as Identifier), newNumber };
}

/** A text that is a whole number counts as that number, because 7 and "7" are the same person. */
function compare(one: Identifier, other: Identifier): number {
  const first = Number(one);
  const second = Number(other);
  const firstIsNumber = String(first) === String(one);
  const secondIsNumber = String(second) === String(other);
  if (firstIsNumber && secondIsNumber) return first - second;
  if (firstIsNumber !== secondIsNumber) return firstIsNumber ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
