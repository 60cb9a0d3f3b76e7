import type { CST } from 'yaml';

/** Whatever holds a file together, from the outside in; iterative, so that no file can make it fall over. */
export function* tokensIn(tokens: readonly CST.Token[]): Generator<CST.Token> {
  const waiting = tokens.toReversed();
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    yield token;
    if (token.type === 'document' && token.value) waiting.push(token.value);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) waiting.push(...[key, value].filter((part) => part !== null && part !== undefined));
  }
}

/** Where the quote or bracket opens whose missing end was only noticed at `offset`, often lines below; undefined where there is none. */
export function openingBefore(tokens: readonly CST.Token[], offset: number): number | undefined {
  let opening: number | undefined;
  for (const token of tokensIn(tokens)) {
    if (token.offset < offset && isUnclosed(token, offset)) opening = Math.max(opening ?? 0, token.offset);
  }
  return opening;
}

function isUnclosed(token: CST.Token, offset: number): boolean {
  if (token.type === 'flow-collection') return !token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  return (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') && token.offset + token.source.length === offset;
}
