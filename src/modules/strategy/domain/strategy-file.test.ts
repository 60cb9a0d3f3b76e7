import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { codesAskedFor, documentHash, parseStrategyFile } from './strategy-file.ts';
import { LARGEST_FILE_BYTES, type FileProblem } from './yaml-source.ts';

const read = (name: string) => readFileSync(new URL(`../../../../content/strategies/${name}.yaml`, import.meta.url), 'utf8');

const small = `format: allied-strategy/1
code: tiny
title: A tiny strategy
shortTitle: Tiny
publisher: Imagined Trust
published: 2026-04
period: { start: 2026, end: 2027 }
reference: null
status: drafting
attribution: Imagined Trust, A tiny strategy, 2026.
licence: Example only.
parents:
  - code: nat
    title: AHPs Deliver
    relation: Builds on
    supplied: true
nodes:
  - code: tiny.1
    type: priority
    title: Seen soon
    nodes:
      - code: tiny.1.1
        type: objective
        title: Shorter waits
  - code: tiny.f1
    type: focus
    title: People first
    nodes:
      - code: tiny.f1.1
        type: ambition
        title: Better access
alignments:
  - from: tiny.1.1
    main: [ nat.a3.1 ]
    also: []
    reason: Both are about access.
    judgement: trust
`;

function problemsOf(text: string, knownCodes?: ReadonlySet<string>): readonly FileProblem[] {
  const reading = parseStrategyFile(text, knownCodes === undefined ? {} : { knownCodes });
  return reading.ok ? [] : reading.problems;
}

function onlyProblem(text: string, knownCodes?: ReadonlySet<string>): FileProblem {
  const problems = problemsOf(text, knownCodes);
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
  return problems[0] as FileProblem;
}

function lineOf(text: string, words: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(words));
  assert.notEqual(index, -1, `no line holds ${words}`);
  return index + 1;
}

describe('a good strategy file', () => {
  test('gives the typed document', () => {
    const reading = parseStrategyFile(small);
    assert.ok(reading.ok);
    assert.equal(reading.document.nodes[0]?.nodes?.[0]?.title, 'Shorter waits');
  });

  test('links to other strategies are accepted when those are loaded', () => {
    assert.deepEqual(problemsOf(small, new Set(['nat', 'nat.a3.1'])), []);
  });
});

describe('one bad line is named by line, column and a sentence', () => {
  const cases: readonly (readonly [string, string, string, string, RegExp])[] = [
    ['a misspelt field', 'shortTitle: Tiny', 'shortTitel: Tiny', 'shortTitel', /shortTitel.*Did you mean “shortTitle”/],
    ['an unknown state', 'status: drafting', 'status: finished', 'status', /must be one of “listening”/],
    ['text where a year belongs', 'start: 2026', 'start: soon', 'period', /“start” was expected as a number/],
    ['a date that is not one', 'published: 2026-04', 'published: April', 'published', /“published” must be a date such as/],
    ['an end before the start', 'end: 2027', 'end: 2020', 'period', /ends in 2020, before it starts in 2026/],
    ['an unknown kind of node', 'type: priority', 'type: pillar', 'pillar', /“type” must be one of “aim”/],
    ['a code of another strategy', 'code: tiny.1.1', 'code: other.1.1', 'other.1.1', /must start with “tiny\.”/],
    ['a code with capital letters', 'code: tiny.1.1', 'code: tiny.A', 'tiny.A', /small letters/],
    ['a code used twice', 'code: tiny.f1.1', 'code: tiny.1', 'ambition', /“tiny.1” is used twice/],
    ['an ambition outside a focus', 'type: focus', 'type: priority', 'type: ambition', /must stand at one of its areas of focus/],
    ['three main links', '[ nat.a3.1 ]', '[ nat.a3.1, nat.f2, nat.f3 ]', 'main', /“main” may hold at most 2/],
    ['no main link', '[ nat.a3.1 ]', '[]', 'main', /“main” needs at least 1/],
    ['a link without reason', 'reason: Both are about access.', "reason: ''", 'reason', /“reason” is empty/],
    ['a link from nowhere', 'from: tiny.1.1', 'from: tiny.9', 'from', /No node of this strategy has the code “tiny.9”/],
    ['a link inside the strategy', '[ nat.a3.1 ]', '[ tiny.1 ]', 'main', /points to another one/],
    ['a link named twice', 'also: []', 'also: [ nat.a3.1 ]', 'also', /“nat.a3.1” is used twice/],
    ['a tab', '  - code: tiny.f1\n', '\t- code: tiny.f1\n', '\t- code', /tab/],
    ['a second colon', 'title: Seen soon', 'title: Seen: soon', 'Seen: soon', /Put the text after the first colon in quotes/],
    ['a quote that is never closed', 'title: Seen soon', 'title: "Seen soon', 'Seen soon', /opens here and is never closed/],
    ['a single quote that is never closed', 'title: Seen soon', "title: 'Seen soon", 'Seen soon', /opens here and is never closed/],
    ['a square bracket that is never closed', '[ nat.a3.1 ]', '[ nat.a3.1', 'main', /opens here and is never closed/],
    ['a curly bracket that is never closed', 'end: 2027 }', 'end: 2027', 'period', /opens here and is never closed/],
    ['a day that no calendar has', 'published: 2026-04', 'published: 2026-02-30', 'published', /This day is in no calendar/],
    ['a number where words belong', 'shortTitle: Tiny', 'shortTitle: 2030', 'shortTitle', /“shortTitle” was expected as text\. Put it in quotes/],
    ['a year in quotes', 'start: 2026', 'start: "2026"', 'period', /“start” was expected as a number\. Take the quotes away/],
    ['nothing where words belong', 'shortTitle: Tiny', 'shortTitle:', 'shortTitle', /“shortTitle” is empty/],
    ['half of a letter', 'title: Seen soon', 'title: "Seen \\ud800 soon"', 'Seen', /cannot be kept/],
    ['a null character', 'title: Seen soon', 'title: "Seen \\0 soon"', 'Seen', /cannot be kept/],
    ['a field written twice', 'licence: Example only.', 'licence: Example only.\nlicence: Again.', 'Again', /written twice/],
  ];
  for (const [name, good, bad, where, sentence] of cases) {
    test(name, () => {
      const text = small.replace(good, bad);
      assert.notEqual(text, small);
      const problems = problemsOf(text);
      const atLine = problems.filter((problem) => sentence.test(problem.message));
      assert.ok(atLine.length > 0, JSON.stringify(problems, null, 1));
      // A doubled code is named at its second use: in this case the line above the words searched for.
      const expected = name === 'a code used twice' ? lineOf(text, where) - 1 : lineOf(text, where);
      assert.equal(atLine[0]?.line, expected);
      assert.ok((atLine[0]?.column ?? 0) >= 1);
    });
  }

  test('broken fields, broken rules and links to nothing are all named in one round', () => {
    const text = small.replace('shortTitle: Tiny', 'shortTitel: Tiny').replace('type: focus', 'type: priority').replace('[ nat.a3.1 ]', '[ nat.zz ]').replace('status: drafting', 'status: finished');
    assert.deepEqual(codesAskedFor(text), ['nat', 'nat.zz']);
    assert.deepEqual(problemsOf(text, new Set(['nat'])).map(({ line, message }) => [line, message.slice(0, 24)]), [
      [1, '“shortTitle” is missing '], [lineOf(text, 'shortTitel'), '“shortTitel” is not a fi'], [lineOf(text, 'status:'), '“status” must be one of '],
      [lineOf(text, 'type: ambition'), 'The ambition “tiny.f1.1”'], [lineOf(text, 'main:'), 'No node with the code “n'],
    ]);
  });

  test('one wrong field is one problem, whatever it is', () => {
    for (const [good, bad] of [['code: tiny.1.1', 'code: 7'], ['type: focus', 'type: pillar'], ['from: tiny.1.1', 'from: 5'], ['nat.a3.1', '[ x ]'], ['start: 2026', 'start: soon']] as const) {
      const problems = problemsOf(small.replace(good, bad), new Set(['nat', 'nat.a3.1']));
      // A code that is gone is also missed where a link names it.
      assert.equal(problems.length, good === 'code: tiny.1.1' ? 2 : 1, `${bad}: ${JSON.stringify(problems)}`);
    }
  });

  test('a tab is named once at each line that starts with one, and nothing that only follows from it', () => {
    const text = small.replace('    type: priority', '\ttype: priority').replace('    type: focus', '\ttype: focus');
    assert.deepEqual(problemsOf(text).map(({ line, message }) => [line, message]), ['type: priority', 'type: focus'].map((words) => [lineOf(text, words), 'This line starts with a tab. Use spaces.']));
  });

  test('a missing field is named at the group it is missing from', () => {
    const text = small.replace('        title: Shorter waits\n', '');
    const problem = onlyProblem(text);
    assert.match(problem.message, /“title” is missing here/);
    assert.equal(problem.line, lineOf(text, 'code: tiny.1.1'));
  });

  test('an alignment without its reason field', () => {
    const text = small.replace('    reason: Both are about access.\n', '');
    const problem = onlyProblem(text);
    assert.match(problem.message, /“reason” is missing/);
    assert.equal(problem.line, lineOf(text, 'from: tiny.1.1'));
  });

  test('a wording rule of another strategy, and a statement that is neither given nor said to be absent', () => {
    const rule = "{ code: tiny.term, scope: nat, avoid: [], use: [], reason: Because., match: advice, ownerRole: Lead, reviewOn: null }";
    const text = `${small}wording:\n  exceptions: []\n  rules:\n    - ${rule}\nstatements:\n  vision: { section: Page 1 }\n`;
    assert.deepEqual(problemsOf(text).map(({ line, message }) => [line, message.slice(0, 30)]), [
      [lineOf(text, 'scope: nat'), 'The scope must be “tiny”: word'],
      [lineOf(text, 'vision:'), '“vision” needs either its text'],
    ]);
    const both = text.replace('scope: nat', 'scope: tiny').replace('section: Page 1', 'text: A good life., absent: not given');
    assert.match(onlyProblem(both).message, /“vision” needs either/);
    assert.deepEqual(problemsOf(both.replace(', absent: not given', '')), []);
  });

  test('a parent strategy that is not loaded', () => {
    const problem = onlyProblem(small, new Set(['nat.a3.1']));
    assert.match(problem.message, /No strategy with the code “nat” is loaded/);
    assert.equal(problem.line, lineOf(small, 'code: nat'));
  });

  test('a link to a node that does not exist', () => {
    const problem = onlyProblem(small, new Set(['nat', 'nat.a3.2']));
    assert.match(problem.message, /No node with the code “nat.a3.1”/);
    assert.equal(problem.line, lineOf(small, 'main:'));
    assert.equal(problem.column, '    main: [ '.length + 1);
  });
});

describe('files that try to do harm', () => {
  test('larger than 2 MB is refused before it is read', () => {
    assert.match(onlyProblem(`# ${'x'.repeat(LARGEST_FILE_BYTES)}`).message, /larger than 2 MB/);
  });

  test('nested too deep', () => {
    assert.match(onlyProblem('['.repeat(20_000)).message, /levels deep/);
    assert.match(onlyProblem('- '.repeat(5000)).message, /levels deep/);
  });

  test('an alias bomb is refused without unfolding it', () => {
    const lines = ['a0: &a0 [ x, x, x, x, x, x, x, x, x ]'];
    for (let level = 1; level < 12; level += 1) lines.push(`a${level}: &a${level} [ ${Array(9).fill(`*a${level - 1}`).join(', ')} ]`);
    const problems = problemsOf(lines.join('\n'));
    assert.ok(problems.length > 0 && problems.length <= 100);
    assert.match(problems[0]?.message ?? '', /Write the words out/);
  });

  test('empty, comment only, two documents, a bare word', () => {
    assert.match(onlyProblem('').message, /empty/);
    assert.ok(problemsOf('# only a comment\n').length > 0);
    assert.match(problemsOf(`${small}---\n${small}`)[0]?.message ?? '', /more than one document/);
    assert.ok(problemsOf('word').length > 0);
  });

  test('random changes to a real file never throw: they give a document or problems with a line', () => {
    const original = read('oxford-health');
    const lineCount = original.split('\n').length;
    const change = fc.record({
      at: fc.nat(original.length),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(':', ': ', '- ', '\n', '\t', '&a', '*a', '!!map', '{', '[', '"', "'", '|', '>', '#', '%', '---\n', '__proto__: 1\n', '\u0000', '\uFEFF', '0x', '.nan'),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const text = changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), original);
        const reading = parseStrategyFile(text);
        if (reading.ok) return documentHash(reading.document).length === 64;
        return reading.problems.length > 0 && reading.problems.every((problem) => isWellPlaced(problem, lineCount + 50));
      }),
      { numRuns: 150 },
    );
  });

  test('random text never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json()), (text) => {
        const reading = parseStrategyFile(text);
        return !reading.ok && reading.problems.length > 0;
      }),
      { numRuns: 300 },
    );
  });
});

function isWellPlaced(problem: FileProblem, mostLines: number): boolean {
  return problem.line >= 1 && problem.line <= mostLines && problem.column >= 1 && problem.message.length > 10;
}

describe('documentHash', () => {
  const hashOf = (text: string) => {
    const reading = parseStrategyFile(text);
    assert.ok(reading.ok);
    return documentHash(reading.document);
  };

  test('the same content in another dress has the same hash', () => {
    const dressed = `# a comment\n${small.replace('title: Seen soon', "title: 'Seen soon'").replace('[ nat.a3.1 ]', '\n      - nat.a3.1')}`;
    const moved = dressed.replace('licence: Example only.\n', '').replace('format:', 'licence: Example only.\nformat:');
    assert.notEqual(moved, small);
    assert.equal(hashOf(moved), hashOf(small));
  });

  test('a document put together in another order of fields has the same hash', () => {
    const reading = parseStrategyFile(small);
    assert.ok(reading.ok);
    const turned = Object.fromEntries(Object.entries(reading.document).toReversed()) as typeof reading.document;
    assert.notEqual(JSON.stringify(turned), JSON.stringify(reading.document));
    assert.equal(documentHash(turned), documentHash(reading.document));
  });

  test('one changed word, or nodes in another order, change it', () => {
    assert.notEqual(hashOf(small.replace('Shorter waits', 'Short waits')), hashOf(small));
    const [first, second] = [small.indexOf('  - code: tiny.1\n'), small.indexOf('  - code: tiny.f1\n')];
    const end = small.indexOf('alignments:');
    const swapped = small.slice(0, first) + small.slice(second, end) + small.slice(first, second) + small.slice(end);
    assert.notEqual(hashOf(swapped), hashOf(small));
  });
});
