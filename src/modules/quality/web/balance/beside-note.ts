import { needsBeside, type Balanced } from '../../domain/balance/lacks-beside.ts';
import type { Beside, BesideLine } from '../../queries/balance/balance.ts';

const MOST_NAMES = 3;

/** For a picture that travels without its page: what stands beside a figure of productivity or cost. '' for other figures. */
export function besideNote(measure: Balanced, beside: Beside): string {
  if (!needsBeside(measure)) return '';
  return ` Never read it alone. Beside it stand ${[...named('quality of care', beside.quality), ...named('staff', beside.staff), ...(measure.kind === 'cost' ? named('outcomes for people', beside.outcomes) : [])].join('; ')}.`;
}

/** The same for a comparison of units, each of which has its own. */
export const besideEachNote = (measure: Balanced): string => (needsBeside(measure) ? ' Never read it alone: quality of care and staff of each unit stand beside its figures.' : '');

function named(what: string, lines: readonly BesideLine[]): string[] {
  const names = [...new Set(lines.map(({ name }) => name))];
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  return [`${what} (${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''})`];
}
