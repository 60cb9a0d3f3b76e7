import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shippedTemplates } from '../data/shipped.ts';
import { shownStages } from './shown-stages.ts';
import { baselineWords, changeOf, changeWords, leastFar } from './change.ts';
import { fieldsOf, minutesOf, MOST_MINUTES } from './minutes.ts';
import { inCommon, spreadOf } from './spread.ts';
import { parseTemplate, questionsOf } from './template-file.ts';

const shipped = shippedTemplates();
const textOf = (code: string): string => shipped.find(({ content }) => content.code === code)?.text ?? '';

describe('questions about where we are', () => {
  it('have the steps and fields that were written down before building, and fit into half an hour by phone and keyboard', () => {
    const sizes = Object.fromEntries(shipped.map(({ content }) => [content.code, [content.steps.length, fieldsOf(content)]]));
    // docs/methods/where-we-are.md
    assert.deepEqual(sizes, {
      'digital-capability': [2, 7], 'digital-maturity': [4, 10], individual: [4, 11], 'personalised-care': [3, 13], provider: [7, 32], region: [7, 32], 'research-readiness': [3, 6], system: [7, 32], team: [7, 32],
    });
    for (const { content } of shipped) assert.ok(minutesOf(content) < MOST_MINUTES, `${content.code}: ${minutesOf(content)} minutes`);
  });

  it('ask about each of the 20 cells once, strengths first, and never say to be official', () => {
    for (const level of ['team', 'provider', 'system', 'region']) {
      const content = shipped.find((each) => each.content.code === level)?.content;
      assert.ok(content);
      assert.equal(new Set(questionsOf(content).flatMap(({ foundation, focus }) => (focus ? [`${foundation} ${focus}`] : []))).size, 20);
      assert.equal(content.steps[0]?.questions[0]?.answer, 'words');
      for (const step of content.steps.filter(({ foundation }) => foundation)) assert.equal(step.questions[0]?.answer, 'strength');
    }
    for (const { content } of shipped) assert.equal(content.label, 'Starter, not official');
  });

  it('come from a file whose every problem has its line and column', () => {
    const problems = (text: string) => {
      const read = parseTemplate(text);
      return read.ok ? [] : read.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
    };
    const [lines, at] = [textOf('research-readiness').split('\n'), (part: string) => textOf('research-readiness').split('\n').findIndex((line) => line.includes(part))];
    const changed = (line: number, to: (words: string) => string) => lines.with(line, to(lines[line] ?? '')).join('\n');
    assert.deepEqual(problems(changed(at('code: culture'), (words) => words.replace('code: culture', 'code: context'))), [`${at('code: culture') + 1}:17: The code “context” is used twice. Give each question its own.`]);
    assert.match(problems(changed(at('kind:'), () => 'kind: research-redyness')).join(), new RegExp(`^${at('kind:') + 1}:7: .*Did you mean “research-readiness”`));
    assert.match(problems(changed(at('code: proud'), (words) => words.replace('answer: words', 'answer: stage'))).join(), /Strengths come first/);
    const long = textOf('provider').replace('steps:', `steps:\n  - { code: more, title: More words, phase: discover, questions: [ { code: one, ask: One more, answer: words }, { code: two, ask: One more, answer: words } ] }`);
    assert.match(problems(long).join(), /takes about 3\d minutes\. Bring it under 30/);
    assert.match(problems('format: [').join(), /^1:\d+: /);
  });
});

describe('stages are words in an order, never numbers', () => {
  it('change by words; "not applicable" has no place in the order', () => {
    assert.equal(changeOf('exploring', 'established'), 'grown');
    assert.equal(changeOf('established', 'exploring'), 'earlier');
    assert.equal(changeOf('not-applicable', 'sharing'), 'not comparable');
    assert.equal(changeWords('not-applicable', 'not-applicable'), 'Still not applicable to us');
    assert.equal(changeWords('exploring', 'exploring'), 'Still exploring');
    assert.equal(changeWords(null, 'exploring'), 'Not answered both times');
  });

  it('name a late baseline by its true year', () => {
    assert.equal(baselineWords('2025-10-06', 2022), 'baseline 2025, not 2022');
    assert.equal(baselineWords('2022-06-01', 2022), 'baseline 2022');
  });

  it('of four aspects the lowest counts and is named: 4, 4, 1, 3 is 1, by context', () => {
    const aspects = [{ name: 'capacity', stage: 'established' }, { name: 'capability', stage: 'established' }, { name: 'context', stage: 'not-yet-explored' }, { name: 'culture', stage: 'emerging' }] as const;
    assert.deepEqual(leastFar([...aspects]), { stage: 'not-yet-explored', aspects: [aspects[2]] });
    assert.equal(leastFar([...aspects.slice(0, 3), { name: 'culture', stage: null }]), null, 'nothing is said while one has no answer');
  });

  it('roll up as a spread with what is in common', () => {
    const spread = spreadOf(['established', 'sharing', 'not-applicable', null]);
    assert.deepEqual(spread.at.map(({ places }) => places), [0, 0, 0, 1, 1]);
    assert.deepEqual([spread.notApplicable, spread.noAnswer, inCommon(spread)], [1, 1, 'strength']);
    assert.equal(inCommon(spreadOf(['exploring', 'not-yet-explored'])), 'gap');
    assert.equal(inCommon(spreadOf(['exploring'])), null, 'one place has nothing in common with itself');
  });

  it('count people only from eight up, and hide what would give a hidden one away', () => {
    const shown = shownStages(new Map([['established', 20], ['emerging', 12], ['exploring', 3]]), 36);
    const of = (stage: string) => shown.find((each) => each.stage === stage)?.shown;
    assert.equal(of('exploring'), null);
    assert.ok(shown.every((each) => each.shown === null || each.shown >= 8));
    assert.deepEqual(shownStages(new Map([['established', 8]]), 8).map((each) => each.shown).filter((count) => count !== null && count < 8), []);
  });
});
