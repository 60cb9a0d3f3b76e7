import type { FunnelInput, FunnelPoint, FunnelResult, Note, UnitError } from './input.ts';
import { asPair, isWhole } from './limit-rows.ts';
import { workLikeFunnelPlotR } from './like-funnelplotr.ts';
import { workLikePhe } from './like-phe.ts';
import { referenceOf } from './reference.ts';
import { funnelSentence, pointSentence } from './sentences.ts';
import { fillSettings, settingsForAnswer, type FunnelSettings } from './settings.ts';
import { workFunnel } from './work-funnel.ts';
import type { WorkedPoint, Workings } from './workings.ts';

export const funnelVersion = '1.0.0';

/**
 * Each unit against the average of all, with limits that allow for its size (docs/methods/funnels.md). Rows with the same id are added first. No
 * unit: an empty answer. One unit is its own average, so it is never an outlier unless the target is fixed (a standardised ratio).
 */
export function analyseFunnel(input: FunnelInput): FunnelResult {
  const reference = referenceOf(input);
  const settings = fillSettings(input, reference.name === 'FunnelPlotR-0.6.0');
  const printed = settingsForAnswer(settings, reference.name ?? (typeof input.compat === 'string' ? input.compat : false));
  if (reference.error) return refused(reference.error, printed);
  if (input.units.length === 0) return empty(printed);
  const worked = reference.name === 'FunnelPlotR-0.6.0' ? workLikeFunnelPlotR(input.units, settings)
    : reference.name === 'PHEindicatormethods-2.1.0' ? workLikePhe(input.units, settings)
      : workFunnel(input.units, settings);
  return 'error' in worked ? refused(worked.error, printed) : answer(worked, settings, printed);
}

const empty = (settings: Record<string, unknown>): FunnelResult => ({
  target: null, targetTransformed: null, phi: null, tau2: null, limitsUsed: 'unadjusted', units: [], curve: [],
  sentence: 'There is no unit to compare.', notes: [{ code: 'no-units', text: 'There is no unit to compare.' }], settings,
});

const refused = (error: Note, settings: Record<string, unknown>): FunnelResult => ({ error, ...empty(settings), sentence: error.text, notes: [] });

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function answer(worked: Workings, settings: FunnelSettings, printed: Record<string, unknown>): FunnelResult {
  const units = worked.points.map((point) => ('error' in point ? point : answerPoint(point, worked, settings)));
  return {
    target: finite(worked.target), targetTransformed: finite(worked.targetTransformed), phi: finite(worked.phi), tau2: finite(worked.tau2), limitsUsed: worked.limitsUsed,
    units, curve: worked.curve, sentence: funnelSentence(units, worked, settings), notes: worked.notes, settings: printed,
  };
}

function answerPoint(point: WorkedPoint, worked: Workings, settings: FunnelSettings): FunnelPoint | UnitError {
  const zAdjusted = (point.transformed - worked.targetTransformed) / Math.sqrt(point.standardError * point.standardError + worked.tau2);
  return {
    id: point.id, numerator: finite(point.numerator), denominator: finite(point.denominator), value: finite(point.value),
    transformed: finite(point.transformed), standardError: finite(point.standardError), z: finite(point.z), zWinsorised: finite(point.zWinsorised), zAdjusted: finite(zAdjusted), trimmed: point.trimmed,
    unadjusted: point.unadjusted ? asPair(point.unadjusted) : null, adjusted: point.adjusted ? asPair(point.adjusted) : null,
    outlier: point.side !== null, side: point.side, ...(point.significance === undefined ? {} : { significance: point.significance }),
    sentence: pointSentence(point, worked, settings), ...notesOf(point),
  };
}

const notGiven: Note = { code: 'figure-not-given', text: 'A figure that is null here could not be worked out: the count or the average is 0, or a number is too large to be written.' };

/** A null that nobody has explained yet is explained here. */
function notesOf({ notes, value, denominator, z, significance, unadjusted, adjusted }: WorkedPoint): { notes?: readonly Note[] } {
  // The reference with significances has no z at all.
  const lacks = !Number.isFinite(value + denominator) || (significance === undefined && !Number.isFinite(z)) || [unadjusted, adjusted].some((limits) => limits && !isWhole(limits));
  return notes.length > 0 ? { notes } : lacks ? { notes: [notGiven] } : {};
}
