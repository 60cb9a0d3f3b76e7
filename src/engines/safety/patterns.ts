/**
 * Turns a pattern of content/safety-words into an expression over words with a space after each. Words with an optional * for any
 * ending, (one|two words) for a choice, ? after it for what may be missing, ..3 for up to three words that are not a pause,
 * {name} for a list. Gaps are bounded, so the time stays in line with the length of the text. Throws where a list is unknown or
 * brackets do not meet.
 */
export function compilePattern(pattern: string, lists: ReadonlyMap<string, string>): RegExp {
  const written = pattern.replace(/\{([\w-]+)\}/g, (_whole, name: string) => {
    const list = lists.get(name);
    if (list === undefined) throw new Error(`"${pattern}": there is no list "${name}"`);
    return `(${list})`;
  });
  const pieces = written.match(/\.\.\d+|[a-z0-9]+\*?|\.|\(|\)\??|\|/g) ?? [];
  if (pieces.join('') !== written.replace(/\s/g, '')) throw new Error(`"${pattern}": a pattern has only small letters, figures and ( | ) ? * . ..3 {name}`);
  if (depthAfter(pieces) !== 0) throw new Error(`"${pattern}": brackets do not meet`);
  return new RegExp(`(?<= )${pieces.map(expressionOf).join('')}`, 'g');
}

function expressionOf(piece: string): string {
  if (piece.startsWith('..')) return `(?:[^ .]+ ){0,${piece.slice(2)}}`;
  if (piece === '.') return '\\. ';
  if (piece === '(') return '(?:';
  if (piece.startsWith(')') || piece === '|') return piece;
  return piece.endsWith('*') ? `${piece.slice(0, -1)}[^ .]* ` : `${piece} `;
}

function depthAfter(pieces: readonly string[]): number {
  let depth = 0;
  for (const piece of pieces) {
    depth += piece === '(' ? 1 : piece.startsWith(')') ? -1 : 0;
    if (depth < 0) return depth;
  }
  return depth;
}
