/** pg_trgm's likeness: shared trigrams over all trigrams, each word padded with two spaces before and one after. Source: PostgreSQL manual, F.35. */
export function trigramIndex(ideas: ReadonlyMap<string, string>) {
  const sets = [...ideas].map(([id, text]) => ({ id, trigrams: trigramsOf(text) }));
  return (query: string, limit: number, least = 0.25): string[] => {
    const asked = trigramsOf(query);
    const found = sets.map(({ id, trigrams }) => ({ id, likeness: jaccard(asked, trigrams) })).filter(({ likeness }) => likeness >= least);
    return found.toSorted((a, b) => b.likeness - a.likeness).slice(0, limit).map(({ id }) => id);
  };
}

function trigramsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.flatMap((word) => Array.from({ length: word.length + 1 }, (_, at) => `  ${word} `.slice(at, at + 3))));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
