import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = (name: string) => `${root}node_modules/.bin/${name}`;

/** One check that a tool does over the whole house: its name and the command. */
export type Check = readonly [name: string, command: string, args: readonly string[]];

/** The tools of `npm test`, in the order of their cost. Each is seen red in test/architecture/gates.test.ts. */
export const toolChecks: readonly Check[] = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['unused code', bin('knip'), ['--no-progress', '--treat-config-hints-as-errors']],
];

/** Generated files that are compared with what is committed. */
export const generatedChecks: readonly Check[] = [
  ['generated database files', process.execPath, [`${root}bin/generate-types`, '--check']],
  ['generated documents', process.execPath, [`${root}bin/generate-docs`, '--check']],
];

/** Runs a command in a folder (the house itself unless told) and answers how it ended and everything it said. */
export function runCommand(command: string, args: readonly string[], { env = process.env, show = false, folder = root }: { env?: NodeJS.ProcessEnv; show?: boolean; folder?: string } = {}): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
