import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { gzipOf, keepMain, takesGzip, wholeOf } from './kept-main.ts';

test('a kept main part and what stands around it are one gzip member that says the same', async () => {
  const main = keepMain(`<h1>Café – ${'figures '.repeat(5_000)}</h1>`);
  for (const around of [{ before: '<main class="nhsuk-main-wrapper">', after: '</main>' }, { before: '', after: '' }, { before: '<title>Ö</title>', after: 'figures '.repeat(9_000) }]) {
    const whole = Buffer.from(`${around.before}${main.bytes.toString()}${around.after}`);
    assert.deepEqual(wholeOf(around, main), whole);
    const packed = await gzipOf(around, main);
    assert.deepEqual(gunzipSync(packed), whole);
    assert.ok(packed.length < whole.length / 20);
  }
});

test('only who names gzip gets it', () => {
  const answers = ['gzip', 'br, GZIP;q=0.5', 'deflate, gzip ', 'x-gzip', 'gzip;q=0', 'gzip; q=0.0', 'identity', '*', '', undefined, 'notgzip'].map(takesGzip);
  assert.deepEqual(answers, [true, true, true, true, false, false, false, false, false, false, false]);
});
