import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { coverageOf, servedBy, unalignedNodes } from './alignment-coverage.ts';
import { parseStrategyFile } from './strategy-file.ts';
import { flattenNodes } from './strategy-nodes.ts';

const root = new URL('../../../../', import.meta.url);
const SEED = new URL('../shared/content/seed-content.json', root);
const skip = existsSync(SEED) ? false : 'the seed file ../shared/content/seed-content.json is not on this machine';

function load(name: string) {
  const reading = parseStrategyFile(readFileSync(new URL(`content/strategies/${name}.yaml`, root), 'utf8'));
  if (!reading.ok) assert.fail(JSON.stringify(reading.problems));
  return reading.document;
}
const national = flattenNodes(load('ahps-deliver'));
const oxfordDocument = load('oxford-health');
const oxford = flattenNodes(oxfordDocument);
const alignments = oxfordDocument.alignments ?? [];
const coverage = coverageOf(national, oxford, alignments);
const codesOf = (status: string) => coverage.filter((node) => node.status === status).map(({ code }) => code);

interface SeedCoverage {
  readonly national_id: string; readonly title: string; readonly oxford_actions_main: number; readonly oxford_actions_also: number;
  readonly oxford_principle_links: number; readonly status: string;
}

describe('coverage of the national strategy by Oxford Health', () => {
  test('all 44 items match the seed, count by count', { skip }, () => {
    const seed = JSON.parse(readFileSync(SEED, 'utf8')) as { alignment: { coverage_of_national_items: SeedCoverage[] } };
    const expected = seed.alignment.coverage_of_national_items.map((item) => ({
      code: item.national_id,
      title: item.title,
      mainActionCount: item.oxford_actions_main,
      alsoActionCount: item.oxford_actions_also,
      principleLinkCount: item.oxford_principle_links,
      status: item.status.replace('no Oxford action', 'no action'),
    }));
    const byCode = (list: readonly { code: string }[]) => new Map(list.map((item) => [item.code, item]));
    assert.equal(coverage.length, 44);
    assert.deepEqual(byCode(coverage), byCode(expected));
  });

  test('the gaps that the requirements name', () => {
    assert.deepEqual(codesOf('no action'), ['nat.f2.sw3', 'nat.f2.sw4', 'nat.f3.d3', 'nat.a1.3', 'nat.a3.4']);
    assert.deepEqual(codesOf('only through principles'), ['nat.p1.c1', 'nat.p1.c2', 'nat.a3.5']);
    assert.equal(codesOf('partly covered').length, 10);
    assert.equal(codesOf('covered').length, 26);
  });

  test('a link to a part of a foundation counts once for the foundation', () => {
    const f2 = coverage.find(({ code }) => code === 'nat.f2');
    assert.deepEqual([f2?.mainActionCount, f2?.alsoActionCount], [6, 4]);
  });

  test('seen from the other side: everything Oxford Health prints is linked', () => {
    assert.deepEqual(unalignedNodes(oxford, alignments), []);
    const fewer = alignments.filter(({ from }) => from !== 'ox.people.1.2' && from !== 'ox.people.1');
    assert.deepEqual(unalignedNodes(oxford, fewer).map(({ code }) => code), ['ox.people.1.2']);
  });

  test('with no alignment at all every item is a gap', () => {
    assert.ok(coverageOf(national, oxford, []).every(({ status }) => status === 'no action'));
    assert.equal(unalignedNodes(oxford, []).length, oxford.length);
  });

  test('a strategy of priorities only, or with links on its headings, is not overlooked', () => {
    const local = (text: string) => {
      const reading = parseStrategyFile(readFileSync(new URL('content/strategies/oxford-health.yaml', root), 'utf8').replace(/^nodes:[\s\S]*?(?=^\w+:)/m, text).replace(/^alignments:[\s\S]*?(?=^\w+:)/m, 'alignments:\n  - { from: ox.near, main: [ nat.a1.2 ], also: [ nat.a1.3 ], reason: Near, judgement: us }\n'));
      if (!reading.ok) assert.fail(JSON.stringify(reading.problems));
      const counted = coverageOf(national, flattenNodes(reading.document), reading.document.alignments ?? []);
      return ['nat.a1.2', 'nat.a1.3', 'nat.a1.1'].map((code) => counted.find((node) => node.code === code)?.status);
    };
    const served = ['covered', 'partly covered', 'no action'];
    assert.deepEqual(local('nodes:\n  - { code: ox.near, type: priority, title: Near }\n'), served);
    assert.deepEqual(local('nodes:\n  - { code: ox.near, type: priority, title: Near, nodes: [ { code: ox.near.1, type: objective, title: Nearer } ] }\n'), served);
  });

  test('what serves a node, main links first, each with its reason', () => {
    const serving = servedBy('nat.a3.3', alignments);
    assert.deepEqual(serving, [
      { from: 'ox.sustainability.3.3', strength: 'main', reason: 'Names social, economic and wider determinants of health.' },
    ]);
    const strengths = servedBy('nat.a2.2', alignments).map(({ strength }) => strength);
    assert.deepEqual(strengths, strengths.toSorted((a, b) => (a === b ? 0 : a === 'main' ? -1 : 1)));
    assert.deepEqual(servedBy('nat.a3.4', alignments), []);
  });
});
