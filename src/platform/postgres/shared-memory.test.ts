import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cacheMegabytes } from './shared-memory.ts';

const gigabytes = (number: number) => number * 1_073_741_824;

describe('memory of the built-in database', () => {
  it('is an eighth of the machine, never less than PostgreSQL takes by itself and never more than two gigabytes', () => {
    assert.equal(cacheMegabytes(gigabytes(8), 0), 1_024);
    assert.equal(cacheMegabytes(gigabytes(0.5), 0), 128);
    assert.equal(cacheMegabytes(gigabytes(64), 0), 2_048);
  });

  it('is an eighth of what a container may use, where that is less; a limit beyond any machine is none', () => {
    assert.equal(cacheMegabytes(gigabytes(64), gigabytes(2)), 256);
    assert.equal(cacheMegabytes(gigabytes(8), 2 ** 63), 1_024);
  });
});
