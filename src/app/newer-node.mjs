// Imported first by everything in bin/: goes on with TypeScript loaded where this Node can, and otherwise runs the same
// command again on the Node that npm brought along. Plain JavaScript of an older Node, because that is what may read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const brought = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./loader.mjs');
} else if (existsSync(brought) && process.env.ALLIED_RESTARTED !== 'yes') {
  const child = spawn(brought, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, ALLIED_RESTARTED: 'yes' } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  // What imports this never goes on here.
  await new Promise(() => undefined);
} else {
  console.error(`Allied needs Node 22.18 or later and this is ${process.versions.node}. Run "npm ci" first, which brings Node 24 along.`);
  process.exit(1);
}
