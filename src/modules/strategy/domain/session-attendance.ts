/**
 * Counts of people below this are not shown to the public: in a small group people know each other. The strategies ask for
 * protection and name no number; eight is this site's rule for sessions.
 */
export const SMALLEST_SHOWN = 8;

export interface GroupCount {
  group: string;
  people: number;
}

/** Who took part as the public reads it; `people` is null where the group was small. */
export interface ShownAttendance {
  groups: { group: string; people: number | null }[];
  /** Null where no group is large enough to be shown. */
  total: { people: number; isAtLeast: boolean } | null;
}

/**
 * Leaves out small counts. The total is exact only where nothing is left out; else it is the sum of what is shown, "at least so
 * many", because an exact total less the shown counts would give the hidden ones away. A group that nobody came from is not in it.
 */
export function shownAttendance(counts: readonly GroupCount[]): ShownAttendance {
  const groups = counts.filter(({ people }) => people > 0).map(({ group, people }) => ({ group, people: people < SMALLEST_SHOWN ? null : people }));
  const people = groups.reduce((sum, one) => sum + (one.people ?? 0), 0);
  return { groups, total: people === 0 ? null : { people, isAtLeast: groups.some((one) => one.people === null) } };
}
