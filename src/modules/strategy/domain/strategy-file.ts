import { createHash } from 'node:crypto';
import { problemsOfIssues } from './file-sentences.ts';
import { looseDocument } from './loose-document.ts';
import { ruleProblems, type RuleProblem } from './strategy-rules.ts';
import { flattenNodes } from './strategy-nodes.ts';
import { nodeSchema, strategySchema, alignmentSchema, type StrategyDocument } from './strategy-schema.ts';
import { readYaml, type FileProblem } from './yaml-source.ts';

export type StrategyFileReading =
  | { readonly ok: true; readonly document: StrategyDocument }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A file with more wrong than this is better mended from the top. */
const MOST_PROBLEMS = 100;

interface Reading {
  /** The codes of strategies and nodes already held; when given, links to other strategies must point at one of them. */
  readonly knownCodes?: ReadonlySet<string>;
  /** Rules of whoever keeps the strategy, checked in the same round. */
  readonly alsoCheck?: (document: StrategyDocument) => RuleProblem[];
}

/**
 * Parses the text of a strategy file. Returns the typed document, or every problem with line, column and a plain
 * sentence, in the order of the file (at most 100): broken fields and broken rules in one round. Never throws.
 */
export function parseStrategyFile(text: string, { knownCodes, alsoCheck = () => [] }: Reading = {}): StrategyFileReading {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: inFileOrder(yaml.problems) };
  const checked = strategySchema.safeParse(yaml.value, { reportInput: true });
  const issues = checked.success ? [] : checked.error.issues;
  const document = checked.success ? checked.data : looseDocument(yaml.value);
  const named = new Set(issues.map(({ path }) => path.join(' ')));
  const broken = [...ruleProblems(document, knownCodes), ...alsoCheck(document)].filter(({ path }) => !named.has(path.join(' ')));
  const problems = [...problemsOfIssues(issues, yaml.problemAt, KNOWN_KEYS), ...broken.map(({ path, message }) => yaml.problemAt(path, message))];
  return checked.success && problems.length === 0 ? { ok: true, document: checked.data } : { ok: false, problems: inFileOrder(problems) };
}

/** The codes in other strategies that a file points at, as far as it can be read. Never throws. */
export function codesAskedFor(text: string): string[] {
  const yaml = readYaml(text);
  if (!yaml.ok) return [];
  const { parents, alignments = [], nodes } = looseDocument(yaml.value);
  const origins = flattenNodes({ nodes }).map(({ evolvedFrom }) => evolvedFrom);
  const targets = alignments.flatMap(({ main, also }) => [...main, ...also]);
  return [...new Set([...parents.map(({ code }) => code), ...origins, ...targets].filter((code) => code !== undefined))];
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
