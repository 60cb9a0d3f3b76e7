/** Fewer than this could point at people: the ways in which words came are then not told apart. NHS Digital's disclosure rule for small counts uses the same five. */
export const SMALLEST_SHOWN = 5;

export interface HeardHow {
  online: number | null;
  inPerson: number | null;
}

/**
 * How many contributions came online and how many by phone, on paper or in person. Both are left out together when one of them is
 * small but not zero: the other and the whole would give it away.
 */
export function heardHow(online: number, inPerson: number): HeardHow {
  const isSmall = (count: number) => count > 0 && count < SMALLEST_SHOWN;
  return isSmall(online) || isSmall(inPerson) ? { online: null, inPerson: null } : { online, inPerson };
}
