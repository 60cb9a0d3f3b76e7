import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { root, runCommand, toolChecks } from '#test/checks';

const sound = { 'src/app/main.ts': "import { double } from './double.ts';\n\nconsole.log(double(2));\n", 'src/app/double.ts': 'export const double = (n: number): number => n * 2;\n' };

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What each tool must find, and the words in which it says so. */
const planted: [gate: string, what: string, files: Record<string, string>, expected: RegExp][] = [
  ['types', 'a word where a number belongs', { 'src/app/double.ts': "export const double = (n: number): number => 'twice' + n;\n" }, /double\.ts.*not assignable to type 'number'/],
  ['types', 'a list read past its end as if something were there', { 'src/app/double.ts': 'export const double = (n: number): number => [n][1] * 2;\n' }, /possibly 'undefined'/],
  ['types', 'TypeScript that cannot simply be erased', { 'src/app/double.ts': 'enum Times { Two = 2 }\nexport const double = (n: number): number => n * Times.Two;\n' }, /erasableSyntaxOnly/],
  ['lint', 'a promise that nobody waits for', { 'src/app/double.ts': 'const later = async (): Promise<number> => 1;\nlater();\nexport const double = (n: number): number => n * 2;\n' }, /no-floating-promises/],
  ['lint', 'a file of more than 300 lines', { 'src/app/double.ts': `export const double = (n: number): number => n * 2;\n${'// more\n'.repeat(300)}` }, /max-lines/],
  ['lint', 'any', { 'src/app/double.ts': 'export const double = (n: any): number => n * 2;\n' }, /no-explicit-any/],
  ['unused code', 'an export and a file that nobody imports, a package that is not declared, and one that is not used', {
    'src/platform/ids/ids.ts': `${textOf('src/platform/ids/ids.ts')}export const planted = 1;\n`,
    'src/app/planted.ts': 'console.log(3);\n',
    'test/architecture/planted.test.ts': "import noise from 'undeclared';\n\nconsole.log(noise);\n",
    'package.json': textOf('package.json').replace('"yaml":', '"left-over": "1.0.0",\n    "yaml":'),
  }, /Unused files[\s\S]*planted\.ts[\s\S]*Unused dependencies[\s\S]*left-over[\s\S]*Unlisted dependencies[\s\S]*undeclared[\s\S]*Unused exports[\s\S]*planted/],
];

describe('the tools that check the whole house', () => {
  it('are content with a sound house', async () => {
    for (const [gate] of toolChecks) {
      const { code, output } = await runIn({}, gate);
      assert.equal(code, 0, `${gate}: ${output}`);
    }
  });

  for (const [gate, what, files, expected] of planted) {
    it(`${gate}: turns red on ${what}`, async () => {
      const { code, output } = await runIn(files, gate);
      assert.notEqual(code, 0, output);
      assert.match(output, expected);
    });
  }

  it('have each been seen red', () => {
    for (const [gate] of toolChecks) assert.ok(planted.some(([name]) => name === gate), `${gate} has no planted violation`);
  });
});

/** Runs a gate's own command, with the project's own settings, over a throw-away house in which these files stand. */
async function runIn(files: Record<string, string>, gate: string): Promise<{ code: number; output: string }> {
  const [, command, args] = toolChecks.find(([name]) => name === gate) ?? assert.fail(`there is no check "${gate}"`);
  const folder = mkdtempSync(join(tmpdir(), 'allied-gate-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    // What is unused can only be told of the whole house; types and lint can be told of two files.
    const parts = gate === 'unused code' ? ['src', 'test', 'bin'] : [];
    for (const name of [...parts, 'package.json', 'tsconfig.json', '.oxlintrc.json', 'knip.json', '.gitignore']) cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const [path, text] of Object.entries(parts.length > 0 ? files : { ...sound, ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await runCommand(command, args, { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
