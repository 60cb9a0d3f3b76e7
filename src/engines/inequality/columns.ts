/** Tenths and fifths are what is published. */
const USUAL = 16;

/**
 * One area's figures, a column for each kind and a place for each quantile; what lies beyond `count` is of an area before. Written over for area after area,
 * because ten thousand quantiles need not leave ten thousand objects behind: that was a third of the time.
 */
export class Columns {
  count = 0;
  /** As given. */
  population = new Float64Array(USUAL);
  value = new Float64Array(USUAL);
  /** The value on the scale of its kind, and its error there. */
  at = new Float64Array(USUAL);
  error = new Float64Array(USUAL);
  /** Each quantile's share of the people, and its part in the slope: slope = Σ part·value. */
  share = new Float64Array(USUAL);
  part = new Float64Array(USUAL);
  /** What each value weighs at the most and the least deprived end. */
  most = new Float64Array(USUAL);
  least = new Float64Array(USUAL);

  /** Makes room for this many quantiles; nothing that was written stays of use. */
  clear(count: number): void {
    this.count = count;
    if (count <= this.value.length) return;
    for (const name of ['population', 'value', 'at', 'error', 'share', 'part', 'most', 'least'] as const) this[name] = new Float64Array(2 * count);
  }
}

