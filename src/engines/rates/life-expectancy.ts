import { normalQuantile } from '#engines/special';
import { blank, RowFault, type Limits, type Note, type Worked } from './answer.ts';
import type { Band, RateRow, Settings } from './input.ts';

/** Public Health England's rules: not for 5,000 people or fewer, nor where the 95% interval is wider than 20 years. */
const FEWEST_PEOPLE = 5000;
const WIDEST_YEARS = 20;
/** The ages at which the reference's 20 bands begin. */
const REFERENCE_AGES = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];

interface Age {
  readonly startAge: number;
  readonly years: number;
  readonly variance: number;
}

/**
 * Years still to live at each age from an abridged life table: Chiang (1984), The Life Table and its Applications; the last, open band's share
 * of the variance after Silcocks, Jenner and Reza (2001), Journal of Epidemiology and Community Health 55(1). The row's value is that of the first age.
 */
export function lifeExpectancy({ bands = [] }: RateRow, settings: Settings): Worked {
  const method = 'chiang-silcocks';
  const fault = findFault(bands, settings.compat);
  if (fault && settings.compat) return blank(method, fault);
  if (fault) throw new RowFault(fault.code, fault.text);
  const sorted = bands.toSorted((one, other) => (one.startAge ?? 0) - (other.startAge ?? 0));
  const population = sorted.reduce((sum, band) => sum + (band.population ?? 0), 0);
  const observed = sorted.reduce((sum, band) => sum + (band.deaths ?? 0), 0);
  const besides = { population, observed };
  if (population <= FEWEST_PEOPLE) return blank(method, { code: 'population-too-small', text: `Life expectancy is not given for ${FEWEST_PEOPLE} people or fewer; there are ${population}.` }, besides);
  if (sorted.at(-1)?.deaths === 0) return blank(method, { code: 'no-deaths-in-last-band', text: 'Nobody died in the last band, so it is not known how long people live there.' }, besides);
  const ages = lifeTable(sorted);
  const wide = (age: Age) => 2 * normalQuantile(0.025, { lowerTail: false }) * Math.sqrt(age.variance) > WIDEST_YEARS;
  const limitsAt = (age: Age, z: number): Limits => (wide(age) ? [null, null] : [age.years - z * Math.sqrt(age.variance), age.years + z * Math.sqrt(age.variance)]);
  const [birth] = ages;
  const notes: Note[] = ages.some(wide) ? [{ code: 'interval-too-wide', text: `Years are left blank at ages where the 95% interval is wider than ${WIDEST_YEARS} years.` }] : [];
  return {
    value: birth && !wide(birth) ? birth.years : null, method, notes,
    besides: { ...besides, ages: ages.map((age) => ageAnswer(age, wide(age), limitsAt, settings)) },
    limits: ({ z }) => (birth ? limitsAt(birth, z) : [null, null]),
  };
}

function ageAnswer(age: Age, blankHere: boolean, limitsAt: (age: Age, z: number) => Limits, { levels }: Settings) {
  const intervals = levels.map(({ confidence, z }) => ({ confidence, lower: limitsAt(age, z)[0], upper: limitsAt(age, z)[1] }));
  return { startAge: age.startAge, value: blankHere ? null : age.years, lower: intervals[0]?.lower ?? null, upper: intervals[0]?.upper ?? null, intervals };
}

function lifeTable(bands: readonly Band[]): Age[] {
  const rows = survivors(bands);
  const ages: Age[] = [];
  let [yearsBeyond, varianceBeyond, expectedBeyond] = [0, 0, 0];
  for (const { startAge, width, alive, dying, deathRate, share, variance } of rows.toReversed()) {
    const open = width === Infinity;
    yearsBeyond += open ? alive / deathRate : width * (alive * (1 - dying) + share * alive * dying);
    varianceBeyond += alive ** 2 * variance * (open ? 1 : ((1 - share) * width + expectedBeyond) ** 2);
    expectedBeyond = yearsBeyond / alive;
    ages.push({ startAge, years: expectedBeyond, variance: varianceBeyond / alive ** 2 });
  }
  return ages.toReversed();
}

interface TableRow {
  startAge: number;
  width: number;
  /** Of one person born. */
  alive: number;
  /** The chance of dying within the band. */
  dying: number;
  deathRate: number;
  /** The part of the band that people who die in it live through: a tenth of the first year, else half. */
  share: number;
  variance: number;
}

function survivors(bands: readonly Band[]): TableRow[] {
  let alive = 1;
  return bands.map(({ startAge, deaths, population }, at): TableRow => {
    const [start, died, people] = [startAge ?? 0, deaths ?? 0, population ?? 1];
    const width = (bands[at + 1]?.startAge ?? Infinity) - start;
    const deathRate = died / people;
    const share = start === 0 && width === 1 ? 0.1 : 0.5;
    const open = width === Infinity;
    const dying = open ? 1 : Math.min(1, (width * deathRate) / (1 + width * deathRate * (1 - share)));
    const variance = open ? 1 / (died * deathRate ** 2) : died === 0 ? 0 : (dying ** 2 * (1 - dying)) / died;
    const row = { startAge: start, width, alive, dying, deathRate, share, variance };
    alive *= 1 - dying;
    return row;
  });
}

/** What cannot be in a life table. With `compat` also every other number of bands than the reference's. */
function findFault(bands: readonly Band[], compat: boolean): Note | null {
  const place = (at: number, field: string, expected: string): Note => ({ code: 'bands-unusable', text: `bands[${at}].${field}: expected ${expected}, found ${JSON.stringify(bands[at]?.[field as keyof Band] ?? null)}.` });
  const starts = bands.map(({ startAge }) => startAge);
  if (bands.length < 2) return { code: 'bands-unusable', text: 'bands: expected at least two bands {startAge, deaths, population}.' };
  for (const [at, { startAge, deaths, population }] of bands.entries()) {
    if (typeof startAge !== 'number' || startAge < 0) return place(at, 'startAge', 'an age of 0 or more');
    if (starts.indexOf(startAge) !== at) return place(at, 'startAge', 'an age that no other band begins with');
    if (typeof population !== 'number' || population <= 0) return place(at, 'population', 'a number above 0');
    if (typeof deaths !== 'number' || deaths < 0) return place(at, 'deaths', 'a number of 0 or more');
    if (deaths > population) return place(at, 'deaths', 'no more deaths than people');
  }
  if (compat && (bands.length !== REFERENCE_AGES.length || REFERENCE_AGES.some((age) => !starts.includes(age)))) return { code: 'bands-unusable', text: `The reference needs 20 bands that begin at ${REFERENCE_AGES.join(', ')}.` };
  return null;
}
