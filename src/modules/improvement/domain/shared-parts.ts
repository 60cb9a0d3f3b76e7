/** Counts are told in full eights. */
const STEP = 8;

/**
 * How many people of all teams together may be told, in full eights, beside what is told of each team (0 is "too few"): lowered until each team could still have any of eight numbers. Three teams of "at least 8"
 * and "at least 40" together would say that each has ten or more.
 */
export function tellAll(teams: readonly number[], all: number): number {
  const told = teams.reduce((sum, people) => sum + people, 0);
  const most = told + (STEP - 1) * Math.max(0, teams.length - 1);
  return Math.min(all, Math.floor(most / STEP) * STEP);
}
