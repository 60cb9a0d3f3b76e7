import { compilePattern } from './patterns.ts';
import type { Spelling } from './tokens.ts';

/** What words may speak of; each has its own help text. An account of racism is testimony: to be protected, never removed for what it quotes. */
export type PatternKind = 'self-harm' | 'abuse' | 'danger-now' | 'child' | 'racism-account';

/** `maybe`: something may be wrong, and what is not sure. Its help is general. */
export type SafetyKind = PatternKind | 'maybe';

export const patternKinds: readonly PatternKind[] = ['danger-now', 'self-harm', 'abuse', 'child', 'racism-account'];

/** The most pressing first. */
export const safetyKinds: readonly SafetyKind[] = [...patternKinds, 'maybe'];

type Section = PatternKind | 'harmless' | 'about a child';

/** The words of content/safety-words, ready to look for. */
export interface SafetyWords {
  readonly spelling: Spelling;
  readonly patterns: ReadonlyMap<Section, readonly RegExp[]>;
}

/** Reads the files of content/safety-words, put one after the other. How they are written stands at the top of the first. Throws with the line that is wrong. */
export function readSafetyWords(text: string): SafetyWords {
  const shorts = new Map<string, readonly string[]>();
  const slips = new Map<string, string[]>();
  const lists = new Map<string, string>();
  const patterns = new Map<Section, RegExp[]>();
  let section: Section | undefined;
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, mark = '', name = '', rest = ''] = /^([=@])([\w-]+): ?(.*)$/.exec(line) ?? [];
    if (mark === '=') shorts.set(name, rest.trim().split(/\s+/));
    else if (mark === '@') lists.set(name, rest.trim());
    else if (line.startsWith('~')) slips.set(line.charAt(1), [...(slips.get(line.charAt(1)) ?? []), line.slice(1)]);
    else if (line.startsWith('[')) section = sectionOf(line);
    else if (section) patterns.set(section, [...(patterns.get(section) ?? []), compilePattern(line, lists)]);
    else throw new Error(`"${line}": a pattern stands under a [kind]`);
  }
  return { spelling: { shorts, slips }, patterns };
}

function sectionOf(line: string): Section {
  const name = line.slice(1, -1);
  const known = [...patternKinds, 'harmless', 'about a child'] as const;
  const found = known.find((one) => one === name);
  if (!found) throw new Error(`"${line}": the kinds are ${known.join(', ')}`);
  return found;
}
