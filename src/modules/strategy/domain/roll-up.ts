/** How many of how many: 10 of 20. */
export interface CountOf {
  readonly count: number;
  readonly of: number;
}

export interface RollUp extends CountOf {
  /** In per cent, to one decimal place; undefined when there is nothing to count. */
  readonly percent: number | undefined;
}

/**
 * Adds up parts by their counts (row S84): 10 of 20 and 90 of 100 are 100 of 120, 83.3%, not the mean of 50% and 90%.
 * Nothing to add gives 0 of 0 and no percentage. Throws a RangeError for a count that cannot be.
 */
export function rollUp(parts: readonly CountOf[]): RollUp {
  for (const part of parts) {
    if (!(part.count >= 0 && part.of >= part.count && Number.isFinite(part.of))) {
      throw new RangeError(`Not a count: ${part.count} of ${part.of}`);
    }
  }
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  return { count, of, percent: of === 0 ? undefined : Math.round((count * 1000) / of) / 10 };
}
