import { createHash } from 'node:crypto';
import { problemsOfIssues } from './file-sentences.ts';
import { ruleProblems } from './strategy-rules.ts';
import { nodeSchema, strategySchema, alignmentSchema, type StrategyDocument } from './strategy-schema.ts';
import { readYaml, type FileProblem } from './yaml-source.ts';

export type StrategyFileReading =
  | { readonly ok: true; readonly document: StrategyDocument }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A file with more wrong than this is better mended from the top. */
const MOST_PROBLEMS = 100;

/**
 * Parses the text of a strategy file. Returns the typed document, or every problem with line, column and a plain
 * sentence, in the order of the file (at most 100). Never throws. `knownCodes` are the codes of strategies and nodes
 * already held; when given, links to other strategies must point at one of them.
 */
export function parseStrategyFile(text: string, options: { readonly knownCodes?: ReadonlySet<string> } = {}): StrategyFileReading {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: inFileOrder(yaml.problems) };
  const checked = strategySchema.safeParse(yaml.value, { reportInput: true });
  if (!checked.success) {
    return { ok: false, problems: inFileOrder(problemsOfIssues(checked.error.issues, yaml.problemAt, KNOWN_KEYS)) };
  }
  const broken = ruleProblems(checked.data, options.knownCodes);
  if (broken.length > 0) {
    return { ok: false, problems: inFileOrder(broken.map(({ path, message }) => yaml.problemAt(path, message))) };
  }
  return { ok: true, document: checked.data };
}

const KNOWN_KEYS: ReadonlySet<string> = new Set(
  [strategySchema, nodeSchema, alignmentSchema].flatMap((schema) => Object.keys(schema.shape)),
);

function inFileOrder(problems: readonly FileProblem[]): FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_PROBLEMS);
}

/**
 * A fingerprint of what the document says (SHA-256, hex). Comments, order of fields, quoting and line breaks do not
 * change it; order of nodes and every word do. Loading the same content twice therefore changes nothing.
 */
export function documentHash(document: StrategyDocument): string {
  return createHash('sha256').update(JSON.stringify(canonical(document))).digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)]));
}
