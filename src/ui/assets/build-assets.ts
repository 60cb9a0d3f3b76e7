import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compileAsync } from 'sass';

/** A built file: its path inside the public folder and its content. */
export interface BuiltAsset {
  readonly path: string;
  readonly content: Buffer;
}

const sourceFolder = join(import.meta.dirname, 'source');
const packageFile = createRequire(import.meta.url).resolve('nhsuk-frontend/package.json');
const packageImages = join(dirname(packageFile), 'dist/nhsuk/assets/images');

/** Builds everything that browsers load: one stylesheet, one script, the mark, and the pictures the stylesheet names. */
export async function buildAssets(): Promise<BuiltAsset[]> {
  const css = await buildStylesheet();
  const [script, mark, images] = await Promise.all([buildScript(), readFile(join(sourceFolder, 'mark.svg')), readImages(css)]);
  return [
    { path: 'allied.css', content: Buffer.from(withHashes(css, images)) },
    { path: 'allied.js', content: script },
    { path: 'mark.svg', content: mark },
    ...images,
  ];
}

async function buildStylesheet(): Promise<string> {
  const { css } = await compileAsync(join(sourceFolder, 'allied.scss'), {
    style: 'compressed',
    loadPaths: [dirname(dirname(packageFile))],
    quietDeps: true,
  });
  return `${css}\n`;
}

async function buildScript(): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(sourceFolder, 'allied.mjs')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    write: false,
    legalComments: 'none',
    // The linter has nothing to say about built files.
    banner: { js: '/* oxlint-disable */' },
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

async function readImages(css: string): Promise<BuiltAsset[]> {
  const names = new Set([...css.matchAll(/url\("?\/assets\/images\/([^")]+)"?\)/g)].map(([, name]) => name ?? ''));
  return Promise.all(
    [...names].toSorted().map(async (name) => ({ path: `images/${name}`, content: await readFile(join(packageImages, name)) })),
  );
}

/** Browsers may keep the pictures for a year too, so their addresses must change when they do. */
function withHashes(css: string, images: readonly BuiltAsset[]): string {
  return images.reduce((text, { path, content }) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    return text.replaceAll(`/assets/${path}`, `/assets/${path}?v=${hash}`);
  }, css);
}
