import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One file of src and what it imports, as paths from the root or package names. */
export interface SourceModule {
  path: string;
  imports: { specifier: string; target: string; typeOnly: boolean }[];
}

/** Reads every source file that is not a test. A file that cannot be parsed throws: a gate must not go green on it. */
export function readModules(): SourceModule[] {
  return globSync('src/**/*.{ts,tsx,mjs}', { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path) && !path.includes('/fixtures/'))
    .toSorted()
    .map((path) => moduleOf(path, readFileSync(join(root, path), 'utf8')));
}

const frontDoors = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports as Record<string, string>;

export function moduleOf(path: string, text: string): SourceModule {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  const record = parsed.module;
  const statics = record.staticImports.map((entry) => ({ specifier: entry.moduleRequest.value, typeOnly: entry.entries.length > 0 && entry.entries.every((one) => one.isType) }));
  const again = record.staticExports.flatMap((entry) => entry.entries.flatMap((one) => (one.moduleRequest ? [{ specifier: one.moduleRequest.value, typeOnly: one.isType }] : [])));
  const dynamics = record.dynamicImports.map((entry) => ({ specifier: text.slice(entry.moduleRequest.start + 1, entry.moduleRequest.end - 1), typeOnly: false }));
  return { path, imports: [...statics, ...again, ...dynamics].map((one) => ({ ...one, target: resolveTarget(path, one.specifier) })) };
}

function resolveTarget(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  if (!specifier.startsWith('#')) return specifier;
  const exact = frontDoors[specifier];
  if (exact) return normalize(exact);
  for (const [pattern, target] of Object.entries(frontDoors)) {
    const start = pattern.replace('*', '');
    if (pattern.endsWith('*') && specifier.startsWith(start)) return normalize(target.replace('*', specifier.slice(start.length)));
  }
  return specifier;
}
