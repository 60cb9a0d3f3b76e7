import type { Identifier, OpinionSettings } from './input.ts';
import { Register, type VoteColumns } from './votes/intern-votes.ts';

/** What the caller says of the statements, by their numbers. `unvoted` are those named by the caller that nobody voted on. */
export interface KnownStatements {
  moderated(statement: number): -1 | 0 | 1;
  isMeta(statement: number): boolean;
  readonly unvoted: readonly Identifier[];
}

/** Joins the caller's list of statements to those in the votes. A statement not listed is accepted and not meta. */
export function sortStatements(columns: VoteColumns, { statements = [] }: OpinionSettings): KnownStatements {
  const register = new Register();
  for (const id of columns.statements) register.numberOf(id);
  const moderated = new Map<number, -1 | 0 | 1>();
  const meta = new Set<number>();
  for (const statement of statements) {
    const number = register.numberOf(statement.id);
    moderated.set(number, statement.moderated ?? 1);
    if (statement.meta === true) meta.add(number);
  }
  return { moderated: (j) => moderated.get(j) ?? 1, isMeta: (j) => meta.has(j), unvoted: register.identifiers.slice(columns.statements.length) };
}
