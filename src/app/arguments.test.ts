import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { argumentsFit } from './arguments.ts';

const cases: [usage: string, name: string, fitting: string[][], others: string[][]][] = [
  ['backup FILE', 'backup', [['a']], [[], [''], [' '], ['a', 'b'], ['--all'], ['-h']]],
  ['migrate', 'migrate', [[]], [['now'], ['--port=80'], ['']]],
  ['secret change', 'secret', [['change']], [[], ['changes'], ['change', 'x']]],
  ['demo --scale england', 'demo', [['--scale', 'england']], [['--scale', 'wales'], ['england'], ['--scale']]],
  ['audit verify [--head HASH]', 'audit', [['verify'], ['verify', '--head', 'ab']], [[], ['verify', '--head'], ['verify', '--head', ''], ['verify', '--head', '--head'], ['verify', 'x']]],
  ['export ORGANISATION FILE [--with-people]', 'export', [['x', 'y'], ['x', 'y', '--with-people'], ['--with-people', 'x', 'y']], [['x'], ['x', '--with-people'], ['x', 'y', '--people'], ['x', 'y', 'z']]],
  ['directory import FILE', 'directory import', [['a']], [[], ['a', 'b']]],
  ['strategy import FILE [--organisation CODE]', 'strategy import', [['a'], ['a', '--organisation', 'b']], [['a', '--organisation'], ['a', 'b']]],
];

describe('the arguments of a command', () => {
  for (const [usage, name, fitting, others] of cases) {
    it(`fit “${usage}” or are refused`, () => {
      for (const args of fitting) assert.equal(argumentsFit(usage, name, args), true, JSON.stringify(args));
      for (const args of others) assert.equal(argumentsFit(usage, name, args), false, JSON.stringify(args));
    });
  }
});
