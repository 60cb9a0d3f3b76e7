import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { findLongSentences, findShortForms, measureReading } from '#engines/readability';
import { parseDemoStory } from './demo-story.ts';
import { glossarySegments, parseGlossary } from './glossary.ts';
import { categoriesWithin, labelFor, parseLabels } from './labels.ts';
import { checkPlainLanguage } from './plain-language.ts';
import { parseStrategyFile } from './strategy-file.ts';
import { flattenNodes } from './strategy-nodes.ts';
import { checkWording } from './wording-check.ts';

const read = (path: string) => readFileSync(new URL(`../../../../content/${path}`, import.meta.url), 'utf8');
function valueOf<T>(reading: { ok: true; value: T } | { ok: false; problems: unknown }): T {
  if (!reading.ok) assert.fail(JSON.stringify(reading.problems, null, 1));
  return reading.value;
}
const glossary = valueOf(parseGlossary(read('glossary.yaml')));
const labels = valueOf(parseLabels(read('labels.yaml')));
const shortFormsIn = (text: string) => checkPlainLanguage(text, glossary).findings.filter(({ kind }) => kind === 'short-form');

describe('checkPlainLanguage', () => {
  test('an unexplained short form is named with its sentence, once (O22)', () => {
    const text = 'We like change. Ask about QI here. QI is good.';
    assert.deepEqual(shortFormsIn(text), [
      { kind: 'short-form', offset: text.indexOf('QI'), length: 2, sentence: 'Ask about QI here.', message: '“QI” is not explained. Write “quality improvement (QI)” the first time.' },
    ]);
  });

  test('a short form explained at first use, on either side, is fine', () => {
    for (const text of ['Allied health professionals (AHPs) help. AHPs care.', 'AHPs (allied health professionals) help.', 'All allied health professions (AHP) help.', 'We use quality improvement (QI).']) {
      assert.deepEqual(shortFormsIn(text), [], text);
    }
  });

  test('explained later is too late; other words in the bracket do not count', () => {
    assert.equal(shortFormsIn('AHPs help. Allied health professionals (AHPs) care.').length, 1);
    assert.equal(shortFormsIn('Kind people (AHPs) help.').length, 1);
  });

  test('a form outside the glossary counts as explained when its initials are written out', () => {
    assert.deepEqual(shortFormsIn('The Friends of the Hall Club (FHC) meets. FHC sings.'), []);
    assert.match(shortFormsIn('The FHC meets.')[0]?.message ?? '', /Write it in full the first time/);
  });

  test('well-known names and quoted words are left alone', () => {
    assert.deepEqual(shortFormsIn('The NHS and the UK. She said “ask the QI lead”.'), []);
  });

  test('a long sentence with its place', () => {
    const long = `${'Word '.repeat(20)}end.`;
    const text = `Short. ${long}`;
    const [finding] = checkPlainLanguage(text, glossary).findings;
    assert.deepEqual([finding?.kind, text.slice(finding?.offset, (finding?.offset ?? 0) + (finding?.length ?? 0))], ['long-sentence', long]);
    assert.match(finding?.message ?? '', /21 words/);
  });

  test('a reading age over 11 points at the hardest sentence; too few words are not judged', () => {
    const hard = 'Multidisciplinary rehabilitation interventions facilitate independent mobilisation.';
    const text = `${'We help people to walk and talk. '.repeat(4)}${hard} ${hard}`;
    const report = checkPlainLanguage(text, glossary);
    const finding = report.findings.find(({ kind }) => kind === 'reading-age');
    assert.equal(finding?.sentence, hard);
    assert.ok((report.readingAge ?? 0) > 11 && report.isLongEnoughToJudge);
    assert.deepEqual(checkPlainLanguage(hard, glossary).findings, []);
    assert.deepEqual(checkPlainLanguage('', glossary), { readingAge: undefined, isLongEnoughToJudge: false, findings: [] });
  });

  test('one sentence that is too long and too hard is judged, and no age is named that nobody has', () => {
    const hard = `${'Multidisciplinary rehabilitation interventions facilitate independent mobilisation and '.repeat(4)}participation.`;
    const age = checkPlainLanguage(hard, glossary).findings.find(({ kind }) => kind === 'reading-age');
    assert.match(age?.message ?? '', /reading age of 18 or over\. Aim/);
  });

  test('a word said loudly is no short form; a short form that is long but known still is', () => {
    assert.deepEqual(checkPlainLanguage('We ask PATIENTS and CITIZENS. We use the ABCDEF plan.', glossary).findings.map(({ message }) => message.split(' is ')[0]), ['“ABCDEF”']);
  });

  test('every finding lies within the text', () => {
    const parts = fc.array(fc.constantFrom('AHPs', 'QI (', ')', '“', '”', '. ', 'word ', 'multidisciplinary ', '\n\n', 'ZZ'), { maxLength: 60 });
    fc.assert(
      fc.property(parts, (list) => {
        const text = list.join('');
        return checkPlainLanguage(text, glossary).findings.every(({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length);
      }),
    );
  });
});

describe('the glossary', () => {
  test('explains every short form that the strategies and the lists use', () => {
    const known = new Set(glossary.terms.map(({ form }) => form));
    const files = ['strategies/ahps-deliver.yaml', 'strategies/oxford-health.yaml', 'strategies/ahps-into-action.yaml', 'lists.yaml', 'policy-sources.yaml', 'levels.yaml', 'demo/vale-and-riverside.yaml'];
    const used = files.flatMap((file) => wordsIn(parse(read(file))).flatMap((text) => findShortForms(text).map(({ form }) => form)));
    // A word printed in capitals (and misspelt) on the title page of AHPs Deliver; no short form.
    assert.deepEqual([...new Set(used)].filter((form) => !known.has(form)), ['OFFICAL']);
    assert.equal(known.size, glossary.terms.length);
  });

  test('expands at first use only, also across the texts of one page, and keeps every letter', () => {
    const text = 'AHPs and the NHS: QI for AHPs. Quality improvement (QI).';
    const explained = new Set<string>();
    const segments = glossarySegments(text, glossary, explained);
    assert.equal(segments.map((segment) => segment.text).join(''), text);
    assert.deepEqual(segments.filter(({ expandHere }) => expandHere).map((segment) => segment.text), ['AHPs', 'QI']);
    assert.deepEqual(glossarySegments('AHPs again', glossary, explained).map(({ expandHere }) => expandHere), [false, undefined]);
    assert.deepEqual(glossarySegments('', glossary), []);
  });

  test('a form explained by the text itself is not expanded again', () => {
    const segments = glossarySegments('Allied health professionals (AHPs)', glossary);
    assert.deepEqual(segments.map(({ text, expandHere }) => [text, expandHere]), [['Allied health professionals (', undefined], ['AHPs', false], [')', undefined]]);
  });
});

describe('labels of groups of people', () => {
  test('groups open up into specific categories, each category in exactly one lowest group or in none', () => {
    const minority = categoriesWithin(labels, 'ethnic-minority');
    assert.equal(labels.categories.length, 19);
    assert.equal(minority.length, 18);
    assert.deepEqual(labels.categories.map(({ code }) => code).filter((code) => !minority.includes(code)), ['white-british']);
    assert.equal(new Set(minority).size, 18);
    assert.deepEqual([categoriesWithin(labels, 'roma'), categoriesWithin(labels, 'nobody')], [['roma'], []]);
  });

  test('no label is a short form, and official codes show the preferred words', () => {
    assert.deepEqual([...labels.groups, ...labels.categories].flatMap(({ label }) => findShortForms(label)), []);
    assert.ok(labels.officialCodes.every(({ show }) => labelFor(labels, show) !== undefined));
    assert.equal(labelFor(labels, 'ethnic-minority'), 'people from ethnic minority groups');
    assert.equal(labelFor(labels, 'nobody'), undefined);
  });
});

describe('our own public words', () => {
  const story = valueOf(parseDemoStory(read('demo/vale-and-riverside.yaml')));
  const imagined = ['demo/vale-and-riverside-strategy.yaml', 'demo/hillmoor.yaml'].map((file) => {
    const reading = parseStrategyFile(read(file));
    if (!reading.ok) assert.fail(JSON.stringify(reading.problems));
    return reading.document;
  });
  const texts: Readonly<Record<string, readonly string[]>> = {
    people: story.people.map(({ about }) => about),
    objectives: story.objectives.flatMap(({ title, reason, helpNeeded, updates, impactCheck }) => [
      title, reason, helpNeeded, ...(updates ?? []).map(({ text }) => text), impactCheck.harm, impactCheck.action,
    ]).filter((text) => text !== undefined),
    strategies: imagined.flatMap((document) => flattenNodes(document).flatMap(({ title, text }) => [title, text ?? ''])),
    reasons: imagined.flatMap(({ alignments }) => (alignments ?? []).map(({ reason }) => reason)),
    glossary: glossary.terms.map(({ meaning }) => meaning),
    'co-production': wordsIn(parse(read('co-production.yaml'))).filter((text) => text.includes(' ')),
  };

  for (const [name, list] of Object.entries(texts)) {
    test(`${name}: reading age 11 or less, no sentence over 20 words, no avoided words`, () => {
      const text = list.filter((part) => part !== '').map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join('\n\n');
      const age = measureReading(text)?.readingAge ?? 99;
      assert.ok(age <= 11, `reading age ${age.toFixed(1)}`);
      assert.deepEqual(findLongSentences(text).map((sentence) => sentence.text), []);
      const national = parseStrategyFile(read('strategies/ahps-deliver.yaml'));
      assert.ok(national.ok);
      assert.deepEqual(checkWording(text, { rules: national.document.wording?.rules ?? [], ethnicGroupShortForms: labels.neverShorten }), []);
    });
  }
});

/** Every text in a content file, but not its field names. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(wordsIn);
}
