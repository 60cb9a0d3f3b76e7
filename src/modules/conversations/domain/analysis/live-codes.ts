/** A code and the code that it was merged into. */
export interface MergedCode {
  id: string;
  mergedInto: string | null;
}

/** For each code the one that stands for it after all mergers. */
export function liveCodes(codes: readonly MergedCode[]): Map<string, string> {
  const into = new Map(codes.map(({ id, mergedInto }) => [id, mergedInto]));
  return new Map(codes.map(({ id }) => [id, follow(id, into)]));
}

function follow(id: string, into: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = into.get(at); next && !seen.has(next); next = into.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}

/** Would merging one code into another make a circle? */
export const wouldCircle = (codes: readonly MergedCode[], from: string, target: string): boolean => from === target || liveCodes(codes).get(target) === from;
