import type { FunnelPoint, UnitError } from './input.ts';
import { isWhole } from './limit-rows.ts';
import type { FunnelSettings } from './settings.ts';
import type { WorkedPoint, Workings } from './workings.ts';

/** One plain sentence about one unit. It says what chance allows and never who is better. */
export function pointSentence(point: WorkedPoint, { draw }: Pick<Workings, 'draw'>, { outlierLimit }: Pick<FunnelSettings, 'outlierLimit'>): string {
  if (!Number.isFinite(point.value)) return 'There is not enough here to compare this unit with the others.';
  if (!point.unadjusted && !point.adjusted) return draw.adjusted || draw.unadjusted ? 'There is too little here to judge this unit.' : 'No limits were asked for, so this unit is not judged.';
  const judged = point.adjusted ?? point.unadjusted;
  if (point.side === null && judged && !isWhole(judged)) return 'The limits have no figure here, so this unit is not judged.';
  if (point.side === null) return 'This is within what chance allows for a unit of this size.';
  const more = draw.adjusted ? ', even allowing for the usual differences between units' : '';
  return `This is ${point.side} the ${outlierLimit}% limits for a unit of this size${more}: ask why.`;
}

/** One plain sentence about the whole funnel. */
export function funnelSentence(units: readonly (FunnelPoint | UnitError)[], { draw, phi, tau2 }: Workings, { outlierLimit }: FunnelSettings): string {
  const compared = units.filter((unit): unit is FunnelPoint => !('error' in unit) && unit.value !== null);
  const beyond = compared.filter(({ outlier }) => outlier).length;
  if (compared.length === 0) return 'No unit could be compared.';
  if (!draw.adjusted && !draw.unadjusted) return `${counted(compared.length)} shown without limits.`;
  const spread = draw.adjusted && tau2 > 0 && Number.isFinite(phi) ? ` The limits are widened, because the units vary more than chance would have it (φ ${phi.toFixed(1)} instead of 1).` : '';
  return `${beyond === 0 ? 'None' : beyond} of ${counted(compared.length)} ${beyond === 1 ? 'is' : 'are'} beyond the ${outlierLimit}% limits.${spread}`;
}

const counted = (amount: number): string => `${amount} ${amount === 1 ? 'unit' : 'units'}`;
