import type { NodeType } from './node-types.ts';

/** A part of a strategy as far as its place in the shape goes. */
export interface PlacedPart {
  readonly code: string;
  readonly type: NodeType;
  readonly parentCode: string | null;
}

/*
 * Every organisation chooses its own kinds of parts (trap 74): one prints priorities, objectives and actions, another
 * priorities and nothing below. So what can be worked on follows from where a part stands, not from its kind alone.
 */

/** Say what for, or how; nobody works on them as such. */
const NEVER: ReadonlySet<NodeType> = new Set(['aim', 'impact', 'co-production-stage']);
/** Headings of what stands below them, and themselves to be worked on where nothing does. */
const HEADINGS: ReadonlySet<NodeType> = new Set(['focus', 'priority', 'principle']);
/** How an organisation wants to work, beside what it does. */
const PRINCIPLES: ReadonlySet<NodeType> = new Set(['principle', 'commitment']);
/** What a year's objective is written for where a strategy has such parts. */
const OF_A_YEAR: ReadonlySet<NodeType> = new Set(['ambition', 'objective', 'foundation']);

/** The parts that somebody can work on, in the order given: everything but headings with parts below, aims and impacts. */
export function partsToWorkOn<Part extends PlacedPart>(parts: readonly Part[]): Part[] {
  const parents = parentsIn(parts);
  return parts.filter(({ code, type }) => !NEVER.has(type) && !(HEADINGS.has(type) && parents.has(code)));
}

/** The parts that say what is done, at the lowest level that a strategy has: actions, or objectives or priorities without any. */
export function partsThatAct<Part extends PlacedPart>(parts: readonly Part[]): Part[] {
  const parents = parentsIn(parts);
  return parts.filter(({ code, type }) => !NEVER.has(type) && !PRINCIPLES.has(type) && !parents.has(code));
}

export const isPrinciple = ({ type }: PlacedPart): boolean => PRINCIPLES.has(type);

/** The parts that a yearly objective is expected under: ambitions, objectives, foundations, and headings that hold none of these. */
export function partsExpectingObjectives<Part extends PlacedPart>(parts: readonly Part[]): Part[] {
  const above = parentsIn(parts.filter(({ type }) => OF_A_YEAR.has(type)));
  const parents = parentsIn(parts);
  const isBareHeading = ({ code, type, parentCode }: Part) => ((type === 'focus' || type === 'priority') && !above.has(code)) || (type === 'commitment' && parentCode === null && !parents.has(code));
  return parts.filter((part) => OF_A_YEAR.has(part.type) || isBareHeading(part));
}

function parentsIn(parts: readonly PlacedPart[]): Set<string | null> {
  return new Set(parts.map(({ parentCode }) => parentCode));
}
