import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

const source = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/** Written last, with what the browser must weigh: a folder without it, or with another weight, is not whole. */
const seal = 'unpacked.json';

/**
 * The folder with the Chromium that came with `npm ci`, unpacked once for each version and user. Processes that unpack at
 * once do so in folders of their own, and the first whole one is put in place by its name; a broken one is replaced.
 */
export async function unpackedChromium(within = tmpdir()): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(within, `allied-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (isWhole(folder)) return folder;
  const making = mkdtempSync(`${folder}.`);
  try {
    await unpackInto(making);
    putInPlace(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  if (!isWhole(folder)) throw new Error(`Chromium could not be unpacked into ${folder}`);
  return folder;
}

function isWhole(folder: string): boolean {
  try {
    const { bytes } = JSON.parse(readFileSync(join(folder, seal), 'utf8')) as { bytes: number };
    return bytes > 0 && statSync(join(folder, 'chromium')).size === bytes && existsSync(join(folder, 'al2023', 'lib')) && existsSync(join(folder, 'fonts'));
  } catch {
    return false;
  }
}

async function unpackInto(making: string): Promise<void> {
  const browser = join(making, 'chromium');
  await pipeline(createReadStream(join(source, 'bin/chromium.br')), createBrotliDecompress(), createWriteStream(browser, { mode: 0o755 }));
  for (const [archive, into] of [['al2023', 'al2023'], ['fonts', ''], ['swiftshader', '']] as const) await untar(join(source, `bin/${archive}.tar.br`), join(making, into));
  writeFileSync(join(making, seal), JSON.stringify({ bytes: statSync(browser).size }));
}

/** A folder is renamed whole or not at all. Where another process was first, its whole folder stays; a broken one goes. */
function putInPlace(making: string, folder: string): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return renameSync(making, folder);
    } catch (error) {
      if (isWhole(folder)) return;
      if (!existsSync(folder)) throw error;
      setAside(folder);
    }
  }
}

/** Renamed before it is removed, so that nobody finds half of it under its name. What proves whole goes back: another process was first. */
function setAside(folder: string): void {
  const aside = `${folder}.broken-${process.pid}-${Date.now()}`;
  try {
    renameSync(folder, aside);
    if (isWhole(aside)) return renameSync(aside, folder);
  } catch {
    // Somebody else has moved it, or put a whole one there meanwhile.
  }
  rmSync(aside, { recursive: true, force: true });
}

async function untar(archive: string, into: string): Promise<void> {
  const bytes = brotliDecompressSync(readFileSync(archive));
  mkdirSync(into, { recursive: true });
  const tar = spawn('tar', ['-x', '-C', into], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<number | null>((done) => tar.on('close', done));
  // tar stops reading at the end of the archive and may leave its padding: only how it ended says whether all is there.
  tar.stdin.on('error', () => undefined);
  tar.stdin.end(bytes);
  if ((await ended) !== 0) throw new Error(`${archive} could not be unpacked`);
}
