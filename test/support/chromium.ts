import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/**
 * A real Chromium: the one named by CHROMIUM, else the one that came with `npm ci`, unpacked once into a folder that
 * carries its version (an older one is never reused by accident).
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];
  if (named) return chromium.launch({ executablePath: named, args: flags });
  const folder = await unpackedFolder();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env: env });
}

async function unpackedFolder(): Promise<string> {
  const source = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `allied-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await pipeline(createReadStream(join(source, 'bin/chromium.br')), createBrotliDecompress(), createWriteStream(join(making, 'chromium'), { mode: 0o755 }));
  for (const [archive, into] of [['al2023', 'al2023'], ['fonts', ''], ['swiftshader', '']] as const) await untar(join(source, `bin/${archive}.tar.br`), join(making, into));
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

async function untar(archive: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const tar = spawn('tar', ['-x', '-C', into], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<number | null>((done) => tar.on('close', done));
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin);
  if ((await ended) !== 0) throw new Error(`${archive} could not be unpacked`);
}
