import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildAssets, type BuiltAsset } from './build-assets.ts';
import { assets, assetsFolder } from './index.ts';

/** What lies in the public folder otherwise than it is built. */
const outOfDate = (built: readonly BuiltAsset[]): string[] => built.filter(({ path, content }) => !readFileSync(join(assetsFolder, path)).equals(content)).map(({ path }) => path);

test('the committed assets are what their sources build to', async () => {
  const built = await buildAssets();
  const committed = readdirSync(assetsFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.equal(committed.length, built.length, 'files in the public folder');
  assert.deepEqual(outOfDate(built), [], 'older than their sources: run bin/build-assets');
  const changed = built.map(({ path, content }) => ({ path, content: path === 'allied.css' ? Buffer.concat([content, Buffer.from('p{color:red}')]) : content }));
  assert.deepEqual(outOfDate(changed), ['allied.css'], 'a changed source would be seen');
});

test('style, script and mark are small and call no other host', () => {
  const files = ['allied.css', 'allied.js', 'mark.svg'].map((name) => readFileSync(join(assetsFolder, name)));
  const gzipBytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  assert.ok(gzipBytes < 60_000, `${gzipBytes} bytes compressed leave too little of 100 kB for the page`);
  const css = files[0]?.toString() ?? '';
  assert.doesNotMatch(css, /@font-face|Frutiger|url\("?(https?:)?\/\//);
});

test('addresses change with the content', () => {
  for (const address of Object.values(assets)) assert.match(address, /^\/assets\/[\w.]+\?v=[\da-f]{12}$/);
});
