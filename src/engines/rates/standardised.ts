import { blank, missing, RowFault, type Note, type Worked } from './answer.ts';
import { byarLimits, exactLimits } from './count-limits.ts';
import type { Band, Figure, RateRow, Settings } from './input.ts';
import { limitsOfCount, scaled } from './single-figures.ts';

/** Below this the weighted rate is left blank: the rule of the Association of Public Health Observatories' technical briefing 3. */
const FEWEST_EVENTS = 10;

/**
 * Σ w·x/n ÷ Σ w over age bands, with Dobson's limits: Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10(3). Where one person
 * may have several events the variance counts people by how many they had, each weighted by the square of that number.
 */
export function directRate({ bands = [], eventFrequencies }: RateRow, { multiplier, compat }: Settings): Worked {
  if (bands.length === 0) throw new RowFault('no-bands', 'bands: expected at least one band {numerator, denominator, standard}.');
  const repeated = eventFrequencies !== undefined && eventFrequencies.length > 0;
  const uneven = eventFrequencies?.find(({ numerators }) => numerators.length !== bands.length);
  if (uneven) throw new RowFault('numerators-not-per-band', `eventFrequencies of ${uneven.frequency}: expected ${bands.length} numerators, one for each band, found ${uneven.numerators.length}.`);
  const method = repeated ? 'dobson-non-independent' : 'dobson';
  const counted = repeated ? eventFrequencies : [{ frequency: 1, numerators: bands.map(({ numerator = null }) => numerator) }];
  const summed = sumBands(bands, counted);
  const { observed, weighted, variance, weight, population, missingCount } = summed;
  const notes = takenAsNone(missingCount);
  const besides = { observed, population };
  if (weight <= 0) throw new RowFault('standard-not-positive', 'The standard population must have people in at least one band.');
  if (observed < FEWEST_EVENTS) return blank(method, { code: 'fewer-than-ten-events', text: `A standardised rate is not given for fewer than ${FEWEST_EVENTS} events; there were ${observed}.` }, besides);
  const value = weighted / weight;
  const spread = Math.sqrt(variance / observed) / weight;
  return { value: value * multiplier, method, besides, notes, limits: (level) => {
    const [lower, upper] = byarLimits(observed, level);
    const low = lower ?? (compat ? null : exactLimits(observed, level)[0]);
    return scaled([low === null ? null : value + spread * (low - observed), upper === null ? null : value + spread * (upper - observed)], multiplier);
  } };
}

interface Summed {
  observed: number;
  /** Σ w·x/n */
  weighted: number;
  /** Σ f²·w²·x/n² */
  variance: number;
  weight: number;
  population: number;
  missingCount: number;
}

function sumBands(bands: readonly Band[], counted: readonly { readonly frequency: number; readonly numerators: readonly Figure[] }[]): Summed {
  const sum: Summed = { observed: 0, weighted: 0, variance: 0, weight: 0, population: 0, missingCount: 0 };
  for (let at = 0; at < bands.length; at += 1) {
    const { denominator, standard } = bands[at] ?? {};
    const n = above(denominator, at, 'denominator');
    const w = notNegative(standard, at, 'standard');
    sum.weight += w;
    sum.population += n;
    for (const { frequency, numerators } of counted) {
      const people = numerators[at] ?? null;
      if (people === null) sum.missingCount += 1;
      else if (people < 0) throw new RowFault('numerator-negative', `The numerator must be 0 or more, found ${people} in bands[${at}].`);
      const events = frequency * (people ?? 0);
      sum.observed += events;
      sum.weighted += (w * events) / n;
      sum.variance += frequency * events * (w / n) ** 2;
    }
  }
  return sum;
}

/** Observed ÷ expected events, times the reference's own rate (and the multiplier) or times the reference value. */
export function indirect(row: RateRow, settings: Settings, kind: 'rate' | 'ratio'): Worked {
  const { expected, referenceEvents, referencePeople, population, missingCount, peopleMissing } = expectedOf(row.bands ?? []);
  const { observed, missingObserved } = observedOf(row);
  const referenceRate = (referenceEvents / referencePeople) * settings.multiplier;
  const besides = { observed, expected, population, ...(kind === 'rate' ? { referenceRate } : {}) };
  const scale = (kind === 'rate' ? referenceRate : settings.referenceValue) / expected;
  const counted = limitsOfCount(observed, scale, settings);
  if (peopleMissing && !settings.compat) return blank(counted.method, missing('The denominator of a band'), besides);
  if (expected === 0) return blank(counted.method, { code: 'nothing-expected', text: 'By the reference rates no event was to be expected, so there is nothing to compare with.' }, besides);
  return { value: observed * scale, ...counted, besides, notes: [...takenAsNone(missingCount + missingObserved), ...counted.notes] };
}

/** Events that the reference population's rates would give these people. */
function expectedOf(bands: readonly Band[]) {
  if (bands.length === 0) throw new RowFault('no-bands', 'bands: expected at least one band {numerator, denominator, referenceNumerator, referenceDenominator}.');
  const sum = { expected: 0, referenceEvents: 0, referencePeople: 0, population: 0, missingCount: 0, peopleMissing: false };
  for (let at = 0; at < bands.length; at += 1) {
    const { denominator, referenceNumerator, referenceDenominator } = bands[at] ?? {};
    const people = above(referenceDenominator, at, 'referenceDenominator');
    const events = referenceNumerator === null ? 0 : notNegative(referenceNumerator, at, 'referenceNumerator');
    const here = denominator === null ? 0 : notNegative(denominator, at, 'denominator');
    sum.missingCount += Number(referenceNumerator === null) + Number(denominator === null);
    sum.peopleMissing ||= denominator === null;
    sum.expected += (here * events) / people;
    sum.referenceEvents += events;
    sum.referencePeople += people;
    sum.population += here;
  }
  return sum;
}

const takenAsNone = (count: number): Note[] => (count > 0 ? [{ code: 'missing-counted-as-none', text: `${count} missing ${count === 1 ? 'count was' : 'counts were'} taken as 0, as the reference does.` }] : []);

/** The row's own total where it has one, else the sum over its bands. */
function observedOf({ numerator, bands = [] }: RateRow): { observed: number; missingObserved: number } {
  const own = typeof numerator === 'number';
  let [observed, known, missingObserved] = [0, 0, 0];
  for (const count of own ? [numerator] : bands.map((band) => band.numerator ?? null)) {
    if (count !== null && count < 0) throw new RowFault('numerator-negative', `The numerator must be 0 or more, found ${count}.`);
    if (count === null) missingObserved += 1;
    else known += 1;
    observed += count ?? 0;
  }
  if (known === 0) throw new RowFault('field-missing', 'numerator: expected a number in the row or in its bands.');
  return { observed, missingObserved };
}

function above(figure: Figure | undefined, band: number, field: string): number {
  if (typeof figure === 'number' && figure > 0) return figure;
  throw new RowFault(typeof figure === 'number' ? 'denominator-not-positive' : 'field-missing', `bands[${band}].${field}: expected a number above 0, found ${figure ?? 'nothing'}.`);
}

function notNegative(figure: Figure | undefined, band: number, field: string): number {
  if (typeof figure === 'number' && figure >= 0) return figure;
  throw new RowFault(typeof figure === 'number' ? 'figure-negative' : 'field-missing', `bands[${band}].${field}: expected a number of 0 or more, found ${figure ?? 'nothing'}.`);
}
