import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder whose files a web server may give to anyone under `/assets/`. */
export const assetsFolder: string = join(import.meta.dirname, 'public');

/** Addresses of what every page loads. The query changes with the content, so browsers may keep each of them for a year. */
export const assets = {
  cssPath: addressOf('allied.css'),
  jsPath: addressOf('allied.js'),
  markPath: addressOf('mark.svg'),
} as const;

function addressOf(name: string): string {
  const hash = createHash('sha256').update(readFileSync(join(assetsFolder, name))).digest('hex');
  return `/assets/${name}?v=${hash.slice(0, 12)}`;
}
