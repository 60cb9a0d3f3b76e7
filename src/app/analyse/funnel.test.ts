import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from './command.ts';

async function run(input: unknown): Promise<{ code: number; out: string; error: string }> {
  const said = { out: '', error: '' };
  const code = await analyse(['funnel'], { print: (text) => void (said.out += text), complain: (line) => void (said.error += line), readInput: () => JSON.stringify(input) });
  return { code, ...said };
}

const units = [{ id: 'a', numerator: 3, denominator: 10 }, { id: 'b', numerator: 'NA', denominator: 10 }, { id: 'c', numerator: 30, denominator: 90 }];

describe('bin/allied analyse funnel', () => {
  it('answers the good units and gives a bad one its reason in its place', async () => {
    const { code, out } = await run({ type: 'proportion', limits: 'exact', adjust: 'none', units });
    const answer = JSON.parse(out) as { engine: string; version: string; target: number; settings: object; units: { id: string; error?: { code: string; text: string }; sentence?: string }[] };
    assert.deepEqual([code, answer.engine, answer.version, answer.target], [0, 'funnel', '1.0.0', 0.33]);
    assert.deepEqual(answer.units.map(({ id, error }) => [id, error?.code]), [['a', undefined], ['b', 'unreadable'], ['c', undefined]]);
    assert.match(answer.units[1]?.error?.text ?? '', /^units\[1\]\.numerator: expected a number from 0 to 1e15/);
    assert.match(answer.units[0]?.sentence ?? '', /within what chance allows/);
  });

  it('refuses a type, a multiplier or a reference that there is not, and names the field', async () => {
    for (const [change, complaint] of [[{ type: 'league-table' }, /^type: expected one of "proportion"/], [{ multiplier: 0 }, /^multiplier: expected a number above 0/], [{ compat: 'R' }, /^compat: expected one of true/], [{ units: {} }, /^units: expected a list/]] as const) {
      const { code, out, error } = await run({ type: 'proportion', limits: 'exact', adjust: 'none', units, ...change });
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, complaint);
    }
  });

  it('answers one typed error where the reference stops, and where it has no funnel', async () => {
    const stopped = JSON.parse((await run({ type: 'proportion', limits: 'exact', adjust: 'overdispersion', compat: 'FunnelPlotR-0.6.0', units: [{ id: 'a', numerator: null, denominator: 10 }, { id: 'c', numerator: 30, denominator: 90 }] })).out) as { error: { code: string } };
    const none = JSON.parse((await run({ type: 'proportion', limits: 'exact', adjust: 'none', compat: 'PowerBI-SPC-1.7.4', units })).out) as { error: { code: string } };
    assert.deepEqual([stopped.error.code, none.error.code], ['reference-stops', 'compat-not-offered']);
  });
});
