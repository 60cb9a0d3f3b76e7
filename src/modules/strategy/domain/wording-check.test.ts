import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { quotedRanges } from './quoted-text.ts';
import { parseSiteWording } from './site-wording.ts';
import { parseStrategyFile } from './strategy-file.ts';
import { checkWording, templateTerm, type WordingRules } from './wording-check.ts';

function rulesOf(name: string) {
  const reading = parseStrategyFile(readFileSync(new URL(`../../../../content/strategies/${name}.yaml`, import.meta.url), 'utf8'));
  if (!reading.ok) assert.fail(JSON.stringify(reading.problems));
  return reading.document.wording?.rules ?? [];
}
const national = { rules: rulesOf('ahps-deliver'), ethnicGroupShortForms: ['XYZ', 'QQ'] };
const oxford = { rules: rulesOf('oxford-health') };
const found = (text: string, rules: WordingRules = national) => checkWording(text, rules).map((suggestion) => suggestion.found);

describe('wording suggestions', () => {
  test('"citizens" gives a suggestion with the reason and the words to use (S26)', () => {
    assert.deepEqual(checkWording('We ask Citizens first.', national), [
      { ruleCode: 'term.people', offset: 7, found: 'Citizens', use: ['people', 'people and communities'], reason: "People who answered the consultation said that 'citizen' can leave people out" },
    ]);
  });

  test('whole words only, in the order of the text', () => {
    assert.deepEqual(found('Citizenship is not a citizen. A citizen’s view; netizens.'), ['citizen', 'citizen']);
    assert.deepEqual(found(''), []);
  });

  test('quotes are left alone, in every kind of mark', () => {
    for (const quote of ["'the term citizen'", '‘the term citizen’', '"the term citizen"', '“the term citizen.”', "('I don't like the term citizen.')"]) {
      assert.deepEqual(found(`She said ${quote} and citizens agreed.`), ['citizens'], quote);
    }
  });

  test('an apostrophe or an unclosed mark does not hide what follows', () => {
    assert.deepEqual(found("The trust's citizens don't wait."), ['citizens']);
    assert.deepEqual(found('“The trust and citizens'), ['citizens']);
    assert.deepEqual(found("'open here\n\ncitizens' next paragraph"), ['citizens']);
    assert.deepEqual(found("the AHPs' citizens and the teams' rooms"), ['citizens']);
  });

  test('abbreviations of ethnic groups, in capitals only', () => {
    assert.deepEqual(found('XYZ staff, xyz staff and QQs, QQ.'), ['XYZ', 'QQ']);
  });

  test('advice rules match nothing; rules belong to a strategy (O7)', () => {
    assert.deepEqual(found('AHPs and patients and citizens', oxford), []);
    assert.equal(templateTerm(national.rules, 'public', 'people'), 'people and communities');
    assert.equal(templateTerm(oxford.rules, 'public', 'people'), 'patients and communities');
    assert.equal(templateTerm([], 'public', 'people'), 'people');
  });

  test('words of this site’s own list: groups of people, and "the system" for software', () => {
    const own = parseSiteWording(readFileSync(new URL('../../../../content/wording.yaml', import.meta.url), 'utf8'));
    assert.ok(own.ok);
    assert.deepEqual(found('Hard to reach people, the elderly and stroke sufferers log on to the system. The Systematic, elderly.', { rules: own.value }), ['Hard to reach', 'the elderly', 'sufferers', 'the system']);
    for (const rule of own.value) assert.deepEqual(found(rule.use.join('. '), { rules: own.value }).filter((word) => word !== 'this site'), [], `${rule.code} uses words that it avoids`);
  });

  test('every suggestion points at the words it names', () => {
    const words = fc.array(fc.constantFrom('citizen', 'Citizens', ' ', '“', '”', "'", '.', 'XYZ', 'é', '\n\n', 'people'), { maxLength: 30 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const quoted = quotedRanges(text);
        return checkWording(text, national).every(
          ({ offset, found: word }) => text.startsWith(word, offset) && !quoted.some(({ start, end }) => offset >= start && offset < end),
        );
      }),
    );
  });
});
