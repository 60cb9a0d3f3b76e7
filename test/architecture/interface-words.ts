import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { parseDocument, visit } from 'yaml';

/** A text that people may see, with the file and line it stands in. */
export interface InterfaceText {
  file: string;
  line: number;
  text: string;
}

/** Every text of the pages, the hall and the joinery: words between tags and every string, comments left out. */
export function interfaceTexts(root: string): InterfaceText[] {
  const files = globSync(['src/**/web/**/*.{ts,tsx}', 'src/app/**/*.{ts,tsx}', 'src/ui/**/*.{ts,tsx}'], { cwd: root }).filter((file) => !/\.test\.tsx?$|\/fixtures\//.test(file));
  return files.toSorted().flatMap((file) => textsOfSource(file, readFileSync(`${root}/${file}`, 'utf8')));
}

/** Every value of our own content: not the published strategies and lists, which are quoted, nor the list of words to avoid itself. */
export function contentTexts(root: string): InterfaceText[] {
  const files = globSync('content/**/*.yaml', { cwd: root }).filter((file) => !/content\/(strategies\/|lists|policy-sources)/.test(file));
  return files.toSorted().flatMap((file) => textsOfYaml(file, readFileSync(`${root}/${file}`, 'utf8')));
}

export function textsOfSource(file: string, source: string): InterfaceText[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  const texts: InterfaceText[] = [];
  const add = (text: string, start: number) => texts.push({ file, line: source.slice(0, start).split('\n').length, text });
  walk(program, (node) => {
    if (node.type === 'JSXText' && typeof node['value'] === 'string') add(node['value'], node.start);
    if (node.type === 'Literal' && typeof node['value'] === 'string') add(node['value'], node.start);
    if (node.type === 'TemplateElement') add((node['value'] as { cooked: string }).cooked, node.start);
  });
  return texts.filter(({ text }) => /\p{L}/u.test(text));
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

function walk(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Node;
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type === 'RegExpLiteral') return;
  if (typeof node.type === 'string') see(node);
  for (const [key, child] of Object.entries(node)) if (key !== 'parent') walk(child, see);
}

export function textsOfYaml(file: string, source: string): InterfaceText[] {
  const texts: InterfaceText[] = [];
  visit(parseDocument(source), {
    Pair(_key, pair) {
      // The list of short forms never to be used, and published standards' own codes, must name them.
      const key = (pair.key as { value?: unknown }).value;
      return key === 'neverShorten' || key === 'officialCodes' ? visit.SKIP : undefined;
    },
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string') texts.push({ file, line: source.slice(0, node.range?.[0] ?? 0).split('\n').length, text: node.value });
    },
  });
  return texts;
}

/** Where "system" has its one meaning, or is the name of a role or of something else's own. */
const SYSTEM_IN_ITS_PLACE = /integrated care systems?|health and care system|criminal justice system|NHS design system|\bsystem leads?\b|\bsystem AHP lead\b|\b(?:read|open) systems\b|AHPs? systems? lead/giu;

interface Rule {
  name: string;
  breaks(text: string): boolean;
}

/** Rows S26, S27, S14 (trap 1) and O7, as far as a program can see them. */
export const rules = (neverShorten: readonly string[]): Rule[] => [
  { name: 'say “people”, not “citizens”', breaks: (text) => /\bcitizens?\b/iu.test(text) },
  { name: 'never shorten the name of an ethnic group', breaks: (text) => neverShorten.some((form) => new RegExp(`\\b${form}\\b`, 'u').test(text)) },
  { name: 'a template asks the strategy what it calls the public', breaks: (text) => /\bpatients and communities\b/iu.test(text) },
  { name: '“system” means an integrated care system only', breaks: isSoftwareSystem },
];

/** Single words without a space are codes of the program (a level, a column), not text; a heading of one word is text. */
function isSoftwareSystem(text: string): boolean {
  const isCode = /^[a-z0-9_./:#\-[\]]*$/u.test(text.trim());
  return !isCode && /\bsystems?\b/iu.test(text.replace(SYSTEM_IN_ITS_PLACE, ''));
}

/**
 * One line per text that breaks a rule. In content/ the level of that name is written about as "this system", which only a
 * reader can tell from software, so that rule is left to people there.
 */
export function wordViolations(texts: readonly InterfaceText[], neverShorten: readonly string[]): string[] {
  return texts.flatMap(({ file, line, text }) => rules(neverShorten).filter(({ breaks }) => breaks !== isSoftwareSystem || !file.startsWith('content/')).filter(({ breaks }) => breaks(text)).map(({ name }) => `${file}:${line}: ${name}: “${text.trim().slice(0, 100)}”`));
}
