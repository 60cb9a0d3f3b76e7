import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root, runCommand } from './checks.ts';

/** Unpacks in a process of its own, as a second run of the tests would. */
const unpack = async (within: string): Promise<string> => {
  const words = `const { unpackedChromium } = await import('${root}test/support/unpacked-chromium.ts'); console.log(await unpackedChromium(process.argv[1]));`;
  const { code, output } = await runCommand(process.execPath, ['--import', `${root}src/app/loader.mjs`, '--input-type=module', '-e', words, within]);
  assert.equal(code, 0, output);
  return output.trim();
};

describe('the unpacked Chromium', () => {
  let within: string;
  before(() => {
    within = mkdtempSync(join(tmpdir(), 'allied-unpack-'));
  });
  after(() => rmSync(within, { recursive: true, force: true }));

  it('is one whole folder where two processes unpack at once over a broken one, and stays', { timeout: 170_000 }, async () => {
    const folder = await unpack(within);
    const bytes = statSync(join(folder, 'chromium')).size;
    truncateSync(join(folder, 'chromium'), 1000);
    assert.deepEqual(await Promise.all([unpack(within), unpack(within)]), [folder, folder]);
    assert.equal(statSync(join(folder, 'chromium')).size, bytes, 'half a browser was left in place');
    assert.deepEqual(readdirSync(within).map((name) => join(within, name)), [folder], 'something was left lying about');
    writeFileSync(join(folder, 'kept'), '');
    assert.equal(await unpack(within), folder);
    assert.ok(readdirSync(folder).includes('kept'), 'a whole folder was unpacked again');
  });
});
