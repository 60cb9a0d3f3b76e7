import type { Note } from './input.ts';
import type { ReadableUnit } from './readable-units.ts';
import type { FunnelSettings } from './settings.ts';

/** Where this answer departs from the references, and why: docs/methods/funnels.md has the proofs. */
export function correctionNotes(settings: FunnelSettings, used: readonly ReadableUnit[]): Note[] {
  const { type, method, limits, draw } = settings;
  const notes: Note[] = [];
  if (limits === 'exact') notes.push({ code: 'exact-limits', text: `Limits without adjustment are those of exact ${chance[type]} chance, so at most 0.1% of units lie beyond each 99.8% limit by chance.` });
  else notes.push({ code: 'full-quantiles', text: 'Normal quantiles are used in full, not to six decimals.' });
  if (limits === 'exact' && draw.adjusted) notes.push({ code: 'adjusted-not-inside-exact', text: 'Adjusted limits are never inside the exact limits of chance alone.' });
  if (type === 'ratio-of-counts') notes.push({ code: 'both-counts-vary', text: 'Limits allow for chance in both counts, as the z score does; FunnelPlotR 0.6.0 uses a smaller standard error for its limits.' });
  if (type === 'proportion' && limits === 'normal') notes.push({ code: 'limits-end-at-0-and-1', text: 'Limits stop at 0 and 1 where the angle does, not where a neighbouring grid point is lower or higher.' });
  if (type === 'standardised-ratio' && method === 'cqc') notes.push({ code: 'squared-back', text: 'Limits from the square-root scale are squared back; FunnelPlotR 0.6.0 leaves that out.' });
  if (type === 'standardised-ratio' && method === 'shmi' && !settings.roundExpected) notes.push({ code: 'expected-not-rounded', text: 'Expected events are not rounded to two decimals; ask with "roundExpected".' });
  const zeros = type === 'standardised-ratio' && method === 'shmi' ? used.filter(({ numerator }) => numerator === 0).length : 0;
  if (zeros > 0) notes.push({ code: 'zero-counts', text: `${zeros} ${zeros === 1 ? 'unit has' : 'units have'} no event; on the logarithmic scale each stands as half an event.` });
  if (type === 'direct-standardised-rate') notes.push({ code: 'average-of-standardised-rates', text: 'The average is that of the standardised rates, each weighed by the population its count and rate lead to; rates of fewer than 10 events are left out.' });
  return notes;
}

const chance = {
  proportion: 'binomial', 'ratio-of-counts': 'binomial (both counts together)', 'standardised-ratio': 'Poisson', 'crude-rate': 'Poisson', 'direct-standardised-rate': 'Poisson',
} as const;
