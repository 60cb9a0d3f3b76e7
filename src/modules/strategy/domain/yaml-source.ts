import { Composer, isAlias, isMap, isNode, isScalar, LineCounter, Parser, visit } from 'yaml';
import type { CST, Document, Node, Pair, YAMLError } from 'yaml';
import { openingBefore } from './yaml-openings.ts';

/** One thing to mend in a file that a person wrote. Line and column count from 1; field is the path, for example `nodes › 3 › title`. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly message: string;
}

export type FieldPath = readonly PropertyKey[];
export type ProblemAt = (path: FieldPath, message: string, unknownKey?: string) => FileProblem;
export type YamlReading =
  | { readonly ok: true; readonly value: unknown; readonly problemAt: ProblemAt }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export const LARGEST_FILE_BYTES = 2 * 1024 * 1024;
/** Deeper than any strategy goes (7), far shallower than any call stack. */
export const DEEPEST_NESTING = 40;

/**
 * Reads one YAML 1.2 document and remembers where everything stands, so that a later check can name the line.
 * Never throws: an empty, oversized, too deep, repeated or broken file comes back as problems. Aliases and tags are
 * refused, so a small file cannot unfold into a large one.
 */
export function readYaml(text: string): YamlReading {
  if (Buffer.byteLength(text) > LARGEST_FILE_BYTES) return refuse('The file is larger than 2 MB. Split it or shorten it.');
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (nestingOf(tokens) > DEEPEST_NESTING) {
    return refuse(`The file is nested more than ${DEEPEST_NESTING} levels deep. Bring the parts up to fewer levels.`);
  }
  const documents = [...new Composer({ schema: 'core', stringKeys: true, lineCounter: lines }).compose(tokens)];
  const [document, second] = documents;
  if (document === undefined) return refuse('The file is empty. A strategy starts with format: allied-strategy/1.');
  const broken = worthNaming([...document.errors, ...document.warnings]).map((error) => problemOfYamlError(error, tokens, lines));
  if (document.errors.some(({ code }) => code === 'TAB_AS_INDENT')) broken.push(...tabProblems(text, broken));
  if (second !== undefined) broken.push(at(second.range[0], lines, [], 'The file holds more than one document. Keep one, without lines of three dashes.'));
  broken.push(...aliasProblems(document, lines), ...letterProblems(document, lines));
  if (broken.length > 0) return { ok: false, problems: broken };
  return { ok: true, value: document.toJS(), problemAt: locator(document, lines) };
}

function refuse(message: string): YamlReading {
  return { ok: false, problems: [{ line: 1, column: 1, field: '', message }] };
}

/** Iterative on purpose: a recursive walk would fall over on the very file it has to refuse. */
function nestingOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const waiting: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) waiting.push({ token: item.key, depth: depth + 1 });
      if (item.value) waiting.push({ token: item.value, depth: depth + 1 });
    }
  }
  return deepest;
}

const YAML_SENTENCES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This field is written twice. Keep one of them.',
  BAD_INDENT: 'The spaces at the start of this line do not match the lines around it.',
  TAB_AS_INDENT: 'This line starts with a tab. Use spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second colon on this line. Put the text after the first colon in quotes.',
  MULTILINE_IMPLICIT_KEY: 'A field name and its colon were expected on one line here.',
  MISSING_CHAR: 'A closing quote, bracket, comma or colon is missing here.',
  BAD_SCALAR_START: 'This text starts with a sign that has a meaning of its own. Put the text in quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes has a meaning of its own here. Use single quotes.',
  UNEXPECTED_TOKEN: 'Something was found here that does not belong. Check quotes and the lines just above.',
  NON_STRING_KEY: 'A field name must be text.',
  TAG_RESOLVE_FAILED: 'Words that start with an exclamation mark have a meaning of their own. Put the text in quotes.',
  BAD_ALIAS: 'Words that start with a star or an ampersand have a meaning of their own. Put the text in quotes.',
};

/** Errors in what one field says; any other throws the reader off its track, so that what it finds below is no fault of the file. */
const FAULTS_OF_ONE_FIELD: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'NON_STRING_KEY', 'TAG_RESOLVE_FAILED', 'BAD_ALIAS', 'BAD_DQ_ESCAPE', 'BAD_SCALAR_START']);

/** Errors up to the first that throws the reader off its track. */
function worthNaming(errors: readonly YAMLError[]): YAMLError[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const last = inOrder.findIndex(({ code }) => !FAULTS_OF_ONE_FIELD.has(code));
  return last === -1 ? inOrder : inOrder.slice(0, last + 1);
}

/** Every further line that starts with a tab: each needs the same mending. */
function tabProblems(text: string, named: readonly FileProblem[]): FileProblem[] {
  const lines = text.split('\n').flatMap((words, index) => (/^ *\t\s*\S/.test(words) ? [index + 1] : []));
  return lines.filter((line) => !named.some((problem) => problem.line === line)).map((line) => ({ line, column: 1, field: '', message: YAML_SENTENCES['TAB_AS_INDENT'] ?? '' }));
}

/** What closes too late or never is only noticed below, so those are named where the quote or bracket opens. */
const NOTICED_BELOW: ReadonlySet<string> = new Set(['MISSING_CHAR', 'BAD_INDENT']);

function problemOfYamlError(error: YAMLError, tokens: readonly CST.Token[], lines: LineCounter): FileProblem {
  const opening = NOTICED_BELOW.has(error.code) ? openingBefore(tokens, error.pos[0]) : undefined;
  if (opening !== undefined) return at(opening, lines, [], 'A quote or bracket opens here and is never closed. Close it on this line.');
  const message = YAML_SENTENCES[error.code] ?? 'The file cannot be read here. Check the spaces, colons and quotes on this line.';
  return at(error.pos[0], lines, [], message);
}

function aliasProblems(document: Document, lines: LineCounter): FileProblem[] {
  const problems: FileProblem[] = [];
  visit(document, {
    Node(_key, node) {
      const repeated = isAlias(node) || ('anchor' in node && node.anchor !== undefined);
      if (!repeated) return undefined;
      problems.push(at(node.range?.[0] ?? 0, lines, [], 'Names for repeated parts (& and *) are not accepted. Write the words out.'));
      return problems.length > 20 ? visit.BREAK : undefined;
    },
  });
  return problems;
}

/** Escapes in double quotes can bring letters into a file that no database keeps: a null character, or half of a letter. */
function letterProblems(document: Document, lines: LineCounter): FileProblem[] {
  const problems: FileProblem[] = [];
  visit(document, {
    Scalar(_key, { value, range }) {
      if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return;
      problems.push(at(range?.[0] ?? 0, lines, [], 'This text holds a letter that cannot be kept. Take out what follows the backslash.'));
    },
  });
  return problems;
}

function locator(document: Document, lines: LineCounter): ProblemAt {
  return (path, message, unknownKey) => at(offsetOf(document, path, unknownKey), lines, path, message);
}

/** The start of the value at the path; for an unknown key, of that key; where nothing stands, of the nearest parent. */
function offsetOf(document: Document, path: FieldPath, unknownKey: string | undefined): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = document.getIn(path.slice(0, length), true);
    if (!isNode(found)) continue;
    const key = unknownKey !== undefined && length === path.length ? keyOf(found, unknownKey) : undefined;
    const start = (key ?? found).range?.[0];
    if (start !== undefined) return start;
  }
  return 0;
}

function keyOf(node: Node, name: string): Node | undefined {
  if (!isMap(node)) return undefined;
  const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && item.key.value === name);
  return isNode(pair?.key) ? pair.key : undefined;
}

function at(offset: number, lines: LineCounter, path: FieldPath, message: string): FileProblem {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col), field: fieldName(path), message };
}

/** Positions in a list count from 1, as a person does. */
function fieldName(path: FieldPath): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' › ');
}
