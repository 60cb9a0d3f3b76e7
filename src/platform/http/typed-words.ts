/**
 * What the writer is given back, and the page it was written on. Only where the browser says that one of our own pages sent it:
 * another site could otherwise put its words on ours.
 */
export function typedWords(headers: Readonly<Record<string, string | string[] | undefined>>, body: unknown): { typed: string[]; from: string } {
  if (headers['sec-fetch-site'] !== 'same-origin') return { typed: [], from: '/' };
  const values = Object.entries(body ?? {}).flatMap(([name, value]: [string, unknown]) => (name === '_csrf' ? [] : [value].flat()));
  // One word alone is a choice or a code of ours; what somebody wrote has a space in it.
  const typed = values.filter((value): value is string => typeof value === 'string' && /\S\s+\S/.test(value));
  const referer = String(headers['referer'] ?? '');
  const from = URL.canParse(referer) ? new URL(referer) : null;
  return { typed, from: from ? from.pathname + from.search : '/' };
}
