import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countSyllables, findLongSentences, findShortForms, measureReading, splitSentences, splitWords } from './index.ts';

const near = (actual: number | undefined, expected: number, within: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= within, `${actual} is not ${expected} ± ${within}`);
const sentencesOf = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('published worked examples', () => {
  // Flesch and Flesch-Kincaid: the three sentences that the encyclopedia article on the tests works out.
  test('"The cat sat on the mat." has a reading ease of 116', () => {
    near(measureReading('The cat sat on the mat.')?.readingEase, 116, 0.5);
  });

  test('"This sentence, taken as a reading passage ..." has a reading ease of 69', () => {
    const measured = measureReading('This sentence, taken as a reading passage unto itself, is being used to prove a point.');
    assert.deepEqual([measured?.wordCount, measured?.syllableCount], [16, 23]);
    near(measured?.readingEase, 69, 0.5);
  });

  test('"The Australian platypus ..." has 13 words, 24 syllables, ease 37.5 and grade 11.3', () => {
    const measured = measureReading('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.');
    assert.deepEqual([measured?.wordCount, measured?.syllableCount], [13, 24]);
    near(measured?.readingEase, 37.5, 0.05);
    near(measured?.gradeLevel, 11.3, 0.05);
  });

  test('Coleman and Liau’s own abstract: 639 letters, 119 words, 5 sentences, grade 14.5', () => {
    const measured = measureReading(
      'Existing computer programs that measure readability are based largely upon subroutines which estimate number of syllables, usually by counting vowels. The shortcoming in estimating syllables is that it necessitates keypunching the prose into the computer. There is no need to estimate syllables since word length in letters is a better predictor of readability than word length in syllables. Therefore, a new readability formula was computed that has for its predictors letters per 100 words and sentences per 100 words. Both predictors can be counted by an optical scanning device, and thus the formula makes it economically feasible for an organization such as the U.S. Office of Education to calibrate the readability of all textbooks for the public school system.',
    );
    assert.deepEqual([measured?.letterCount, measured?.wordCount, measured?.sentenceCount], [639, 119, 5]);
    near(measured?.colemanLiauGrade, 14.5, 0.05);
  });

  test('SMOG by hand: 30 sentences with 42 long words give 1.043 × √42 + 3.1291; with 30, 1.043 × √30 + 3.1291', () => {
    const text = `${'We plan together. '.repeat(24)}${'Community therapy helps families, he says. '.repeat(6)}`;
    assert.deepEqual([measureReading(text)?.sentenceCount, measureReading(text)?.longWordCount], [30, 42]);
    near(measureReading(text)?.smogGrade, 1.043 * Math.sqrt(42) + 3.1291, 1e-9);
    near(measureReading('We plan together. '.repeat(30).replace(/together/, 'collectively'))?.smogGrade, 1.043 * Math.sqrt(30) + 3.1291, 1e-9);
  });
});

describe('syllables', () => {
  const known = `the 1 cat 1 care 1 homes 1 worked 1 called 1 help 1 while 1 whole 1 one 1 once 1 league 1 frame 1 house 1 friend 1
    priest 1 through 1 strength 1 tier 1 clothes 1 changed 1 used 1 phone 1 eye 1 bridge 1 age 1 speak 1 people 2 table 2
    enabled 3 handled 2 centre 2 metre 2 needed 2 services 3 ages 2 changes 2 wishes 2 safely 2 careful 2 homeless 2
    movement 2 involvement 3 statement 2 management 3 element 3 settlement 3 agreement 3 requirement 3 excitement 3
    timetable 3 framework 2 workforce 2 lifetime 2 therefore 2 someone 2 something 2 sometimes 2 everyone 3 every 2
    business 2 evening 2 being 2 doing 2 trying 2 seeing 2 going 2 diet 2 quiet 2 client 2 patient 2 society 4 variety 4
    science 2 audience 3 experience 4 earlier 3 easier 3 easiest 3 carrier 3 trial 2 social 2 special 2 initial 3
    appreciate 4 associate 4 association 5 media 3 dementia 3 diabetes 4 dietitian 4 dietitians 4 podiatry 4 podiatrist 4
    physiotherapist 6 physiotherapy 6 paramedic 4 radiographer 5 therapist 3 therapy 3 occupational 5 orthoptist 3
    osteopath 4 prosthetist 3 orthotist 3 operating 4 department 3 practitioner 4 speech 1 language 2 strategy 3
    ambition 3 foundation 3 principle 3 priority 4 objective 3 alignment 3 community 4 communities 4 inequality 5
    racism 3 autism 3 create 2 created 3 creation 3 cream 1 creature 2 increase 2 react 2 reality 4 realise 3 really 2
    area 3 areas 3 idea 3 ideas 3 theory 3 video 3 geography 4 museum 3 influence 3 fuel 2 value 2 valued 2 continue 3
    continuous 4 dialogue 3 technique 2 unique 2 argue 2 actual 3 annual 3 evaluate 4 evaluation 5 graduate 3 january 4
    persuade 2 square 1 question 2 quality 3 equal 2 period 3 radio 3 station 2 million 2 opinion 3 union 2 various 3
    serious 3 cooperate 4 coordinate 4 player 2 layer 2 employer 3 beyond 2 enjoyed 2 delayed 2 studying 3 played 1
    year 1 young 1 yellow 2 colour 2 organisation 5 recognise 3 behaviour 3 programme 2 rhythm 2 improvement 3
    leadership 3 sustainability 6 environmental 5 digital 3 research 2 innovation 4 hospital 3 family 3 village 2
    villages 3 rural 2 support 2 worker 2 planning 2 design 2 implementation 5 co-production 4 co-design 3 wellbeing 3
    carer 2 carers 2 nurse 1 nurses 2 disabled 3 apprentice 3 apprentices 4 appointment 3 equipment 3 medicine 3
    everybody 4 everything 3 marriage 2 previous 3 obvious 3 anxiety 4 efficient 3 convenient 4 ancient 2 ingredient 4
    university 5 agreed 2 applied 2 naked 2 hundred 2 wanted 2 decided 3 closed 1 learned 1 listened 2 likely 2 rarely 2
    hopefully 3 agency 3 agencies 3 images 3 fully 2 usually 4 actually 4 employees 3 volunteers 3 interviewer 4
    AHP 3 AHPs 3 NHS 3 WHO 5 2026 1 185,000 1 don't 1 children's 2 it's 1 naïve 2 café 2`;

  test('of 261 words from health and care, counted by hand', () => {
    const pairs = known.split(/\s+/);
    assert.ok(pairs.length >= 500);
    for (let index = 0; index < pairs.length; index += 2) {
      const word = pairs[index] ?? '';
      assert.equal(countSyllables(word), Number(pairs[index + 1]), word);
    }
  });

  test('nothing to say has none', () => {
    assert.deepEqual(['', '-', '’', '…'].map(countSyllables), [0, 0, 0, 0]);
  });

  test('any word has at least one, and a very long one does not hang', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z]{1,30}$/), (word) => countSyllables(word) >= 1));
    assert.ok(countSyllables('ie'.repeat(200_000)) >= 1);
  });
});

describe('sentences', () => {
  test('abbreviations, initials, figures and small letters end none', () => {
    assert.deepEqual(sentencesOf('Dr. Smith saw 8.14 people, e.g. Mr. Jones. Then he left!'), ['Dr. Smith saw 8.14 people, e.g. Mr. Jones.', 'Then he left!']);
    assert.deepEqual(sentencesOf('It cost £1.50. No. 5 is open. She said no. We left.'), ['It cost £1.50.', 'No. 5 is open.', 'She said no.', 'We left.']);
    assert.deepEqual(sentencesOf('I am J. R. Ewing of the U.S. Office... and so on. It was I. Then more.'), ['I am J. R. Ewing of the U.S. Office... and so on.', 'It was I.', 'Then more.']);
    assert.deepEqual(sentencesOf('Use etc. when needed. We met at 5 p.m. Then we left.'), ['Use etc. when needed.', 'We met at 5 p.m.', 'Then we left.']);
  });

  test('closing marks belong to the sentence they close', () => {
    assert.deepEqual(sentencesOf('He said “Stop.” Then (at last!) it ended. "Why?" she asked.'), ['He said “Stop.”', 'Then (at last!) it ended.', '"Why?" she asked.']);
  });

  test('list items, headings and empty lines end one; a wrapped line does not', () => {
    assert.deepEqual(sentencesOf('What we do\n\nWe help\npeople:\n- to walk\n- to talk\n1. First\n2) Second\na) third'), ['What we do', 'We help\npeople:', 'to walk', 'to talk', 'First', 'Second', 'third']);
  });

  test('no words, no sentences; one word is one', () => {
    assert.deepEqual(['', '  \n', '...', '- \n- '].map((text) => splitSentences(text).length), [0, 0, 0, 0]);
    assert.deepEqual(sentencesOf('Hello'), ['Hello']);
  });

  test('more than 20 words is long, with its place', () => {
    const twenty = `${'Word '.repeat(19)}end.`;
    const text = `Short one. ${twenty} And then ${twenty}`;
    const long = findLongSentences(text);
    assert.deepEqual(long.map(({ start, wordCount }) => [text.slice(start, start + 8), wordCount]), [['And then', 22]]);
    assert.equal(findLongSentences(text, 1).length, 3);
  });

  test('whatever the text, sentences lie in it in order, and none is without words', () => {
    const text = fc.array(fc.constantFrom('Word', ' ', '. ', '! ', '\n\n', '\n- ', 'e.g. ', 'é', '“', '.” ', '1.5', '...', 'I'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (input) => {
        let last = 0;
        for (const { start, end, text: words, wordCount } of splitSentences(input)) {
          if (start < last || input.slice(start, end) !== words || wordCount < 1) return false;
          last = end;
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });

  test('a row of full stops is read in a moment', () => {
    const started = performance.now();
    splitSentences(`${'.'.repeat(200_000)}x${'?'.repeat(200_000)}x`);
    // Generous: read once this takes milliseconds; in quadratic time it would take minutes.
    assert.ok(performance.now() - started < 5000);
  });
});

describe('words and short forms', () => {
  test('one word each: apostrophes, hyphens, figures with commas or points', () => {
    assert.deepEqual(splitWords("Don't stop: co-production, 185,000 and 8.14% at 10:30 (U.S.)").map(({ text }) => text), ["Don't", 'stop', 'co-production', '185,000', 'and', '8.14', 'at', '10:30', 'U.S']);
  });

  test('short forms with plural, possessive, ampersand and figures; not postcodes, numerals or capitals alone', () => {
    const text = "AHPs' work and QI in R&D, COVID-19, part II, the NHS's OX4 A plan (BOB)/ICSs and McDonald, Core20PLUS5.";
    assert.deepEqual(findShortForms(text).map(({ form, found, start }) => [form, found, text.indexOf(found) === start]), [
      ['AHP', "AHPs'", true],
      ['QI', 'QI', true],
      ['R&D', 'R&D', true],
      ['COVID-19', 'COVID-19', true],
      ['NHS', "NHS's", true],
      ['BOB', 'BOB', true],
      ['ICS', 'ICSs', true],
    ]);
    assert.deepEqual(findShortForms(''), []);
  });
});

describe('reading age', () => {
  test('no words have none; one word has one; it never falls below 5', () => {
    assert.equal(measureReading(''), undefined);
    assert.equal(measureReading('— …'), undefined);
    assert.deepEqual([measureReading('Hello')?.wordCount, measureReading('Hello')?.sentenceCount], [1, 1]);
    assert.equal(measureReading('The cat sat on the mat.')?.readingAge, 5);
    assert.equal(measureReading('We plan. '.repeat(9))?.smogGrade, undefined);
  });

  test('longer words and longer sentences raise it', () => {
    const age = (text: string) => measureReading(text)?.readingAge ?? 0;
    const plain = 'We help people to walk again. We visit them at home. We show them what to do.';
    const dense = 'Our multidisciplinary rehabilitation intervention facilitates independent mobilisation within domiciliary environments.';
    assert.ok(age(plain) < 9);
    assert.ok(age(dense) > 18);
    assert.ok(age(plain.replaceAll('. We', ' and we')) > age(plain));
  });
});
