import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plantedTexts } from '../../../test/fixtures/personal-words/planted.ts';
import { ordinaryIdeas } from '../../../test/fixtures/safety-words/safety-words.ts';
import { isNhsNumber, maskDisclosures, screenForDisclosure } from './index.ts';

const found = (text: string) => screenForDisclosure(text).map(({ kind, sureness, text: said }) => `${kind} ${sureness} ${said}`);

describe('what is planted is found', () => {
  for (const kind of ['email', 'phone', 'nhs-number', 'postcode'] as const) {
    test(`at least 95 % of ${kind} in every printed form`, () => {
      const planted = plantedTexts().filter((one) => one.kind === kind);
      assert.ok(planted.length >= 80, String(planted.length));
      const missed = planted.filter(({ text, planted: said }) => {
        const bare = said.replace(/^mailto:|^NHS (?:no|number:) |[<>]/g, '').replace(/^\(/, '');
        const start = text.indexOf(bare);
        return !screenForDisclosure(text).some((one) => one.kind === kind && one.start <= start && one.end >= start + bare.length);
      });
      assert.ok(missed.length <= 0.05 * planted.length, missed.map(({ text }) => text).join('\n'));
    });
  }

  test('after masking no planted figure or address is left', () => {
    for (const { text, planted, kind } of plantedTexts()) {
      const masked = maskDisclosures(text, screenForDisclosure(text));
      assert.ok(!masked.includes(planted.replace(/^mailto:|^NHS (?:no|number:) |[<>]/g, '')), `${kind}: ${masked}`);
    }
  });
});

describe('ordinary ideas', () => {
  test('at most 1 in 100 raises any alarm', () => {
    const alarmed = ordinaryIdeas().map(({ idea }) => [idea, ...found(idea)]).filter(([, ...findings]) => findings.length > 0);
    assert.ok(alarmed.length <= 10, alarmed.join('\n'));
  });

  test('figures of everyday life are left alone', () => {
    for (const text of ['Open 9-5 on 5 May 2024, not 8.30 to 16.30', 'We saved £1,234,567 in 2023/24', 'Ring 999 or 111', 'B12 and D3 for type 2 diabetes', '10,000 steps in 30 days', 'COVID-19 ward 4B', 'AHPs in band 5, 6, 7 and 8a', 'a 12 000 000 000 pound budget', 'Room E1 is cold', '1 2 3 4 5 6 7 8 9 10 claps', 'Email me more often', 'thanks to Macmillan nurses', 'Dr appointment at 10']) {
      assert.deepEqual(found(text), [], text);
    }
  });
});

describe('names, dates and places', () => {
  test('by their cues', () => {
    assert.deepEqual(found('My name is Sarah Jones and Dr Patel was great.'), ['name certain Sarah Jones', 'name likely Patel']);
    assert.deepEqual(found('nurse Jane and my son Tom'), ['name likely Jane', 'name likely Tom']);
    assert.deepEqual(found('i saw dr smith'), ['name likely smith']);
    assert.deepEqual(found('dob 12/03/1984, or born on 3rd of March 1984'), ['date-of-birth certain 12/03/1984', 'date-of-birth certain 3rd of March 1984']);
    assert.deepEqual(found('in our village of Little Snoring'), ['small-place hint Little Snoring']);
    assert.deepEqual(found('We are at 12 High Street'), ['small-place likely 12 High Street']);
    assert.deepEqual(found("I'm the only prosthetist in Cumbria"), ["only-one hint I'm the only prosthetist in Cumbria"]);
    assert.deepEqual(found('I live in the OX14 area'), ['postcode-district hint OX14']);
    assert.deepEqual(found('follow @jo_smith on www.example.co.uk/x or insta: jo.s22'), ['handle certain @jo_smith', 'web-address certain www.example.co.uk/x', 'handle likely jo.s22']);
  });

  test('a masked text reads on', () => {
    const text = 'My name is Sarah, ring 07700 900123 about OX3 7LE';
    assert.equal(maskDisclosures(text, screenForDisclosure(text)), 'My name is [name], ring [phone number] about [postcode]');
  });
});

describe('NHS numbers', () => {
  test('the last figure decides: the worked example of the NHS Data Dictionary is 943 476 5919', () => {
    assert.ok(isNhsNumber('9434765919'));
    assert.ok(!isNhsNumber('9434765918'));
    assert.deepEqual(found('943 476 5919'), ['nhs-number certain 943 476 5919']);
    assert.deepEqual(found('943 476 5918'), ['nhs-number hint 943 476 5918']);
    assert.deepEqual(found('NHS number 9434765918'), ['nhs-number likely 9434765918']);
  });
});

describe('any text', () => {
  const hostile = ['1', '1 ', '0 ', '1/1/', 'a', '@', 'a@', 'a.', 'a dot ', 'a at ', 'a-', '(', 'http://', 'the only ', 'Aa ', 'my name is ', 'i live in Aa ', 'oh seven ', 'OX3 ', ' ', '1---', 'dob ', 'Dr ', '+', "O'"];

  test('takes time in line with its length: 100,000 letters of anything in under 3 seconds', () => {
    for (const part of hostile) {
      const began = performance.now();
      screenForDisclosure(part.repeat(Math.ceil(100_000 / part.length)));
      assert.ok(performance.now() - began < 3_000, `${part}: ${performance.now() - began} ms`);
    }
  });

  test('findings lie inside the text, in order, apart, and say what stands there', () => {
    const words = fc.array(fc.oneof(fc.string(), fc.constantFrom(...hostile, 'OX3 7LE', '07700 900123', 'jo@example.com', '9434765919')), { maxLength: 12 });
    fc.assert(fc.property(words, (parts) => {
      const text = parts.join(' ');
      let last = 0;
      for (const one of screenForDisclosure(text)) {
        assert.ok(one.start >= last && one.end > one.start && one.end <= text.length);
        assert.equal(text.slice(one.start, one.end), one.text);
        last = one.end;
      }
    }));
  });

  test('nothing in nothing', () => assert.deepEqual(screenForDisclosure(''), []));
});
