import { cleanUp, copiedExactLimits, copiedNormalLimits, type CopiedFunnel } from './copied-limits.ts';
import { equalSteps, risingUnion } from './grid.ts';
import type { FunnelUnit, LimitPair, Note } from './input.ts';
import { asPair, isWhole, sideOf, type FourLimits, type LimitsAt } from './limit-rows.ts';
import { limitsUndefined, type Workings } from './workings.ts';
import { measureSpread, truncate, winsorise } from './overdispersion.ts';
import { roundLikeR } from './round-like-r.ts';
import { scaleOf } from './scales.ts';
import type { FunnelSettings } from './settings.ts';
import { sumOf, sumUnits } from './sums.ts';

/**
 * FunnelPlotR 0.6.0 to the letter, in its own arithmetic: what it leaves undefined is NaN or infinite here and null in the answer. Where it stops
 * with an error, that error. `limits` is not looked at: a standardised ratio has exact unadjusted limits there, the others normal ones.
 */
export function workLikeFunnelPlotR(units: readonly FunnelUnit[], settings: FunnelSettings): Workings | { readonly error: Note } {
  if (isSameTwice(units)) return { error: { code: 'same-numerator-and-denominator', text: 'FunnelPlotR stops when numerators and denominators are the same numbers.' } };
  const { type, method, multiplier } = settings;
  const summed = sumUnits(units);
  const rounds = type === 'standardised-ratio' && method === 'shmi' && settings.roundExpected;
  const counted = summed.map((unit) => ({ ...unit, denominator: rounds ? roundLikeR(unit.denominator) : unit.denominator }));
  const target = type === 'standardised-ratio' ? 1 : sumOf(counted.map(({ numerator }) => numerator)) / sumOf(counted.map(({ denominator }) => denominator));
  const scaled = putOnScale(counted, settings, target);
  const measured = settings.draw.adjusted ? measureSpread(scaled.trimmed.z, scaled.standardErrors) : { phi: 0, tau2: 0 };
  if (counted.some(({ denominator }) => Number.isNaN(denominator))) return stops;
  const onlyAdjusted = settings.draw.adjusted && !settings.draw.unadjusted;
  if (onlyAdjusted && Number.isNaN(measured.phi)) return stops;
  // It falls back by φ, not by τ²; with both pairs asked for it never does.
  const draw = onlyAdjusted && measured.phi <= 1 ? { adjusted: false, unadjusted: true } : settings.draw;
  const lines = drawLines({ type, method, target, multiplier }, counted.map(({ denominator }) => denominator), { settings, draw, tau2: measured.tau2 });
  return {
    target, targetTransformed: scaled.target, ...measured, draw, limitsUsed: draw.adjusted ? 'adjusted' : 'unadjusted',
    points: counted.map((unit, at) => {
      const given = summed[at]?.denominator ?? NaN;
      const limits = lines.at(unit.denominator);
      const judged = draw.adjusted ? limits.adjusted : draw.unadjusted ? limits.unadjusted : undefined;
      const value = unit.numerator / given;
      return {
        ...unit, value, transformed: scaled.transformed[at] ?? NaN, standardError: scaled.standardErrors[at] ?? NaN, z: scaled.z[at] ?? NaN,
        zWinsorised: scaled.trimmed.z[at] ?? NaN, trimmed: scaled.trimmed.trimmed[at] ?? false, ...limits,
        side: judged ? sideOf(value * multiplier, judged, settings.outlierLimit) : null,
        notes: [limits.unadjusted, limits.adjusted].every((one) => !one || isWhole(one)) && Number.isFinite(scaled.z[at] ?? NaN) ? [] : [limitsUndefined],
      };
    }),
    curve: lines.curve, notes: [...(Number.isFinite(measured.tau2 + measured.phi + target) ? [] : [limitsUndefined]), ...notesOnReference(settings)],
  };
}

function notesOnReference({ type, limits, multiplier }: FunnelSettings): Note[] {
  const exact = type === 'standardised-ratio';
  return [
    ...((limits === 'exact') === exact ? [] : [{ code: 'limits-of-the-reference', text: `FunnelPlotR 0.6.0 has ${exact ? 'exact' : 'normal'} unadjusted limits for this type, so "limits" was not followed.` }]),
    ...(multiplier === 1 ? [] : [{ code: 'value-not-multiplied', text: 'As in FunnelPlotR 0.6.0 the limits are multiplied; values and target are not.' }]),
  ];
}

const stops = { error: { code: 'reference-stops', text: 'FunnelPlotR stops here with an error: a numerator or denominator is missing, or no unit has a place on the scale.' } };

const isSameTwice = (units: readonly FunnelUnit[]): boolean => units.length > 0 && units.every(({ numerator, denominator }) => (numerator ?? null) === (denominator ?? null));

type Counted = readonly { readonly numerator: number; readonly denominator: number }[];

function putOnScale(units: Counted, { type, method, trim }: FunnelSettings, target: number) {
  const scale = scaleOf(type, method);
  const onTarget = scale.targetOn(target);
  const transformed = units.map(({ numerator, denominator }) => scale.transform(numerator, denominator));
  const standardErrors = units.map(({ numerator, denominator }) => scale.standardError(numerator, denominator));
  const z = transformed.map((one, at) => (scale.name === 'log' ? Math.sqrt(units[at]?.denominator ?? NaN) * one : (one - onTarget) / (standardErrors[at] ?? NaN)));
  return { target: onTarget, transformed, standardErrors, z, trimmed: scale.name === 'log' ? truncate(z, trim) : winsorise(z, trim) };
}

interface Drawing {
  readonly settings: FunnelSettings;
  readonly draw: { readonly adjusted: boolean; readonly unadjusted: boolean };
  readonly tau2: number;
}

/** Limits at all denominators of the grid and of the units together, because the clean-up of proportions looks at the next row. */
function drawLines(funnel: CopiedFunnel, denominators: readonly number[], { settings, draw, tau2 }: Drawing) {
  const largest = settings.denominatorRange?.[1] ?? Math.ceil(denominators.reduce((most, one) => Math.max(most, one), -Infinity));
  const grid = settings.gridPoints ?? equalSteps(funnel.type === 'standardised-ratio' ? 1.1 : 3, largest, 1000);
  const rows = risingUnion(grid, denominators.filter((one) => !Number.isNaN(one)));
  const place = new Map(rows.map((denominator, at) => [denominator, at]));
  const table = (limitsAt: LimitsAt): FourLimits[] => (funnel.type === 'proportion' ? cleanUp(rows.map(limitsAt), funnel.multiplier) : rows.map(limitsAt));
  const unadjusted = draw.unadjusted ? table(funnel.type === 'standardised-ratio' ? copiedExactLimits(funnel.multiplier, rows) : copiedNormalLimits(funnel, 0)) : undefined;
  const adjusted = draw.adjusted ? table(copiedNormalLimits(funnel, tau2)) : undefined;
  const none: FourLimits = [NaN, NaN, NaN, NaN];
  const at = (denominator: number) => {
    const row = place.get(denominator) ?? -1;
    return { unadjusted: unadjusted && (unadjusted[row] ?? none), adjusted: adjusted && (adjusted[row] ?? none) };
  };
  const pairAt = (lines: readonly FourLimits[] | undefined, row: number): LimitPair | null => (lines ? asPair(lines[row] ?? none) : null);
  const wanted = settings.gridPoints ? settings.gridPoints.map((denominator) => ({ denominator, row: place.get(denominator) ?? -1 })) : rows.map((denominator, row) => ({ denominator, row }));
  return { at, curve: wanted.map(({ denominator, row }) => ({ denominator, unadjusted: pairAt(unadjusted, row), adjusted: pairAt(adjusted, row) })) };
}
