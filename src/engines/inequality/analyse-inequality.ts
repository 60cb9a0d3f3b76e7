import { normalQuantile } from '#engines/special';
import { Columns } from './columns.ts';
import { fitSlope, type Fit } from './fit.ts';
import { AreaFault, type AreaId, type InequalityInput, type Note } from './input.ts';
import { endsOf, naturalLimits, transformedLimits, type IndexLimits, type Level } from './limits.ts';
import { readArea, type Asked } from './read-area.ts';
import { scaleOf } from './scale.ts';
import { convolvedLimits } from './sum-limits.ts';
import { tellArea } from './sentence.ts';

export const inequalityVersion = '1.0.0';

export interface IndexInterval {
  readonly confidence: number;
  /** The slope index's own limits again, under the names every engine uses. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly relativeLower: number | null;
  readonly relativeUpper: number | null;
}

export interface AreaAnswer {
  readonly id: AreaId;
  /** The fitted value at the least deprived end less that at the most deprived, times the multiplier. */
  readonly slopeIndex: number | null;
  readonly slopeLower: number | null;
  readonly slopeUpper: number | null;
  /** The least deprived end ÷ the most deprived. */
  readonly relativeIndex: number | null;
  readonly relativeLower: number | null;
  readonly relativeUpper: number | null;
  readonly intervals: readonly IndexInterval[];
  /** The fitted value at the most deprived end. */
  readonly intercept: number | null;
  /** How the limits were found. */
  readonly method: 'closed-form' | 'fieller' | 'convolution';
  readonly sentence: string;
  readonly notes: readonly Note[];
}

export interface InequalityResult {
  readonly areas: readonly (AreaAnswer | { readonly id: AreaId; readonly error: Note })[];
  readonly error?: Note;
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}

interface Settings extends Asked {
  readonly multiplier: number;
  readonly levels: readonly Level[];
  readonly compat: boolean;
  /** Lower and upper change places. */
  readonly turned: boolean;
}

/**
 * Slope and relative index of inequality for each area, the same on every run: no random number is drawn. With `compat` the multiplier acts as in
 * PHEindicatormethods 2.1.0, whose limits are simulated; ours are what its simulation tends to.
 */
export function analyseInequality(input: InequalityInput): InequalityResult {
  const { settings, notes } = settle(input);
  const refused = refusalOf(input, settings);
  const areas = input.areas.map(({ id, quantiles }) => {
    try {
      return refused ? { id, error: refused } : answerArea(id, quantiles, settings);
    } catch (fault) {
      if (!(fault instanceof AreaFault)) throw fault;
      return { id, error: { code: fault.code, text: fault.message } };
    }
  });
  const answered = areas.filter((area) => !('error' in area)).length;
  return {
    areas, notes, ...(refused ? { error: refused } : {}),
    sentence: `${answered} of ${areas.length} ${areas.length === 1 ? 'area has' : 'areas have'} an index${answered < areas.length ? '; each other area says why not' : ''}.`,
    settings: { valueType: settings.valueType, transform: settings.transform, multiplier: settings.multiplier, confidence: settings.levels.map(({ confidence }) => confidence), compat: typeof input.compat === 'string' ? input.compat : settings.compat ? 'PHEindicatormethods-2.1.0' : false },
  };
}

/** Settings with which no area can be answered. */
function refusalOf({ compat }: InequalityInput, { levels }: Settings): Note | null {
  if (typeof compat === 'string' && compat !== 'PHEindicatormethods-2.1.0') return { code: 'compat-not-offered', text: `${compat} has no index of inequality; choose PHEindicatormethods-2.1.0.` };
  const isCompat = compat !== undefined && compat !== false;
  return isCompat && levels.some(({ confidence }) => confidence < 0.9) ? { code: 'confidence-outside-reference', text: 'The reference takes a confidence from 0.9 to 1 only.' } : null;
}

function settle({ valueType, transform = false, multiplier = 1, confidence = 0.95, compat = false, areas }: InequalityInput): { settings: Settings; notes: Note[] } {
  const given = [confidence].flat();
  const levels = given.map((one) => (one >= 90 ? one / 100 : one)).map((one) => ({ confidence: one, tail: (1 - one) / 2, z: normalQuantile((1 - one) / 2, { lowerTail: false }) }));
  const isCompat = compat !== false;
  const compatCount = isCompat ? areas.reduce((most, { quantiles }) => quantiles.reduce((high, { quantile }) => Math.max(high, quantile), most), 0) : null;
  const notes: Note[] = [
    ...(given.some((one) => one >= 90) ? [{ code: 'confidence-as-percentage', text: 'A confidence from 90 was read as a percentage.' }] : []),
    isCompat ? { code: 'limits-not-simulated', text: 'The reference draws its limits at random; these are what its draws tend to.' } : { code: 'same-on-every-run', text: 'Limits are worked out, not drawn at random as in the reference: they are the same on every run.' },
    ...(!isCompat && swapsLimits({ valueType, transform, multiplier }) ? [{ code: 'limits-in-order', text: 'The reference swaps the limits of transformed rates for a multiplier between 0 and 1; here they are in order.' }] : []),
  ];
  const turned = multiplier < 0 || (isCompat && swapsLimits({ valueType, transform, multiplier }));
  return { settings: { valueType, transform, multiplier, levels, compat: isCompat, compatCount, turned }, notes };
}

/** The reference's slip: for transformed rates it takes every multiplier below 1 for a negative one when it orders limits. */
const swapsLimits = ({ valueType, transform, multiplier }: Pick<Settings, 'valueType' | 'transform' | 'multiplier'>): boolean => valueType === 'rate' && transform && multiplier >= 0 && multiplier < 1;

/** The area under way. */
const columns = new Columns();

function answerArea(id: AreaId, quantiles: InequalityInput['areas'][number]['quantiles'], settings: Settings): AreaAnswer {
  const { valueType, transform, multiplier, levels } = settings;
  const scale = transform ? scaleOf[valueType] : scaleOf.other;
  const unknown = readArea(quantiles, settings, columns);
  const fit = fitSlope(columns, transform ? columns.at : columns.value);
  const [most, least] = endsOf(fit, fit.slope, scale);
  const limits = unknown ? [] : limitsOf(fit, columns, settings);
  const intervals = levels.map((level, at) => intervalOf(level, limits[at], settings));
  const relative = most === 0 ? NaN : least / most;
  const [first] = intervals;
  const answer = {
    id, slopeIndex: held((least - most) * multiplier), slopeLower: first?.lower ?? null, slopeUpper: first?.upper ?? null,
    relativeIndex: held(multiplier < 0 ? 1 / relative : relative), relativeLower: first?.relativeLower ?? null, relativeUpper: first?.relativeUpper ?? null,
    intervals, intercept: held(transform ? most * Math.abs(multiplier) : most), method: methodOf(settings),
    // Words are put together when they are read: a call for a thousand areas need not write a thousand sentences.
    get sentence() { return tellArea(this, levels[0]?.confidence ?? 0.95); },
    notes: unknown ? [unknown] : [],
  };
  const more = notesOn(answer, { known: unknown === null, turned: settings.turned }, valueType !== 'other' && !transform && Math.min(most, least) <= 0);
  if (more.length > 0) answer.notes = [...answer.notes, ...more];
  return answer;
}

const held = (figure: number | null): number | null => (figure !== null && Number.isFinite(figure) ? figure : null);

function intervalOf({ confidence }: Level, limits: IndexLimits | undefined, settings: Settings): IndexInterval {
  const [lower, upper] = turnSlope(limits?.slope ?? null, settings);
  const [relativeLower, relativeUpper] = turnRelative(limits?.relative ?? null, settings);
  return { confidence, lower: held(lower), upper: held(upper), relativeLower: held(relativeLower), relativeUpper: held(relativeUpper) };
}

function notesOn({ slopeIndex, relativeIndex, intercept, intervals }: Omit<AreaAnswer, 'sentence' | 'notes'>, { known, turned }: { known: boolean; turned: boolean }, endBelowZero: boolean): Note[] {
  const notes: Note[] = [];
  if (known && intervals.some(({ lower, upper }) => lower === null || upper === null)) notes.push({ code: 'limits-undefined', text: 'The errors given are too wide for limits that can be relied on.' });
  else if (known && intervals.some(({ relativeLower, relativeUpper }) => relativeLower === null || relativeUpper === null)) notes.push({ code: 'relative-limits-undefined', text: `The fitted value at ${turned ? 'one end' : 'the most deprived end'} may be 0 or less at this confidence, so the relative index has no limits.` });
  if (slopeIndex === null || relativeIndex === null || intercept === null) notes.push({ code: 'not-representable', text: 'A figure here is too large or not defined for these values, so it is left blank.' });
  else if (endBelowZero) notes.push({ code: 'end-below-zero', text: 'The fitted line falls to 0 or below at one end, so the relative index cannot be read as a ratio.' });
  return notes;
}

const methodOf = ({ valueType, transform }: Settings): AreaAnswer['method'] => (valueType === 'other' ? 'fieller' : transform ? 'closed-form' : 'convolution');

function limitsOf(fit: Fit, area: Columns, settings: Settings): readonly IndexLimits[] {
  const { valueType, levels } = settings;
  const method = methodOf(settings);
  if (method === 'fieller') return levels.map((level) => naturalLimits(fit, area, level));
  if (method === 'closed-form') return levels.map((level) => transformedLimits(fit, area, scaleOf[valueType], level));
  return convolvedLimits(area, valueType, levels);
}

type Both = readonly [lower: number | null, upper: number | null];
const neither: Both = [null, null];

function turnSlope(limits: readonly [number, number] | null, { multiplier, turned }: Settings): Both {
  if (!limits) return neither;
  return turned ? [limits[1] * multiplier, limits[0] * multiplier] : [limits[0] * multiplier, limits[1] * multiplier];
}

function turnRelative(limits: readonly [number, number] | null, { turned, compat }: Settings): Both {
  if (!limits) return neither;
  // Turned over, limits on either side of 0 hold everything but what lies between them: no two numbers say that.
  if (turned && !compat && limits[0] <= 0 && limits[1] >= 0) return neither;
  return turned ? [1 / limits[1], 1 / limits[0]] : limits;
}
