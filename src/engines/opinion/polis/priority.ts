/** The priority Polis gives a statement about the people themselves, before squaring. */
const metaPriority = 7;

/**
 * How often the Polis server should show a statement: [importance · (1 + 8 · 2^(−S/5))]², with importance =
 * (1 − (pass + 1)/(S + 2)) · (extremity + 1) · (agree + 1)/(S + 2). A meta statement always has 49.
 */
export function polisPriority(votes: { agree: number; disagree: number; seen: number }, extremity: number, isMeta: boolean): number {
  if (isMeta) return metaPriority * metaPriority;
  const { agree, disagree, seen } = votes;
  const passed = (seen - agree - disagree + 1) / (seen + 2);
  const importance = (1 - passed) * (extremity + 1) * ((agree + 1) / (seen + 2));
  return (importance * (1 + 8 * 2 ** (seen / -5))) ** 2;
}
