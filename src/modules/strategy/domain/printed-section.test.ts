import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { printedWith, sectionKeys } from './printed-section.ts';
import { parseStrategyFile } from './strategy-file.ts';

const file = readFileSync(new URL('../../../../content/strategies/ahps-deliver.yaml', import.meta.url), 'utf8');
const reading = parseStrategyFile(file);
assert.ok(reading.ok);
const { document } = reading;
const roots = document.nodes.map(({ code, type, section = null, nodes = [] }) => ({ code, type, section, parentCode: null, children: nodes.map((child) => ({ section: child.section ?? null })) }));
const of = (code: string) => {
  const part = roots.find((root) => root.code === code);
  assert.ok(part);
  const { numbers, promises, voices } = printedWith(document, part, roots);
  return { numbers: numbers.map((one) => one.code), promises: promises.map((one) => one.code), voices: voices.map((one) => one.code) };
};

describe('what is printed in the section of a part', () => {
  test('one printed place has one name, however it is written', () => {
    assert.deepEqual(sectionKeys('Section 4: Areas of focus, Focus 3'), sectionKeys('Focus 3'));
    assert.deepEqual(sectionKeys('Section 3: Enhanced foundations, 2 (Developing the AHP support workforce)'), sectionKeys('Section 3, 2'));
    assert.deepEqual(sectionKeys('Section 1, footnote 2'), ['section 1']);
    assert.deepEqual(sectionKeys('Introduction; Section 1'), ['introduction', 'section 1']);
    assert.deepEqual(sectionKeys('Quality: AHPs work collaboratively across services'), ['quality']);
  });

  test('the establishment date and its promises stand with optimising care, the second area of focus', () => {
    assert.deepEqual(of('nat.a2'), { numbers: ['num.establishment', 'num.programme-areas'], promises: ['pr16'], voices: ['voice.v13', 'voice.v14'] });
  });

  test('each foundation has its own words and no other', () => {
    assert.deepEqual(['nat.f1', 'nat.f2', 'nat.f3', 'nat.f4'].map((code) => of(code).voices), [['voice.v07'], ['voice.v08'], ['voice.v09'], ['voice.v10']]);
  });
});
