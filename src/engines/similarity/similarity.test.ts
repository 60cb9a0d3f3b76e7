import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { shippedVectors, shippedWords } from '../../../test/fixtures/shipped-words.ts';
import { freshPairs, ideaCollection, labelledPairs } from '../../../test/fixtures/similar-ideas/similar-ideas.ts';
import { openIndex, readConcepts } from './index.ts';
import { slipsBetween } from './spelling.ts';
import { stemOf } from './stems.ts';

const book = readConcepts(shippedWords('similar-words'));
const vectors = shippedVectors();
const small = readConcepts('bus: bus, coach, park and ride > travel\ntaxi: taxi, cab > travel\nfoot: foot, feet, toes');

describe('the labelled set among 10,000 ideas', () => {
  test('recall@5 is at least 0.85 on the half for tuning and on the unseen half', () => {
    const index = openIndex(book, { vectors });
    for (const [id, idea] of ideaCollection()) index.add(id, idea);
    assert.equal(index.size, 10_000);
    for (const half of ['tune', 'unseen']) {
      const pairs = labelledPairs().filter((pair) => pair.half === half);
      const hits = pairs.filter(({ id, query }) => index.similar(query).some((found) => found.id === id));
      assert.ok(hits.length >= 0.85 * pairs.length, `${half}: ${hits.length} of ${pairs.length}`);
    }
  });
});

describe('wording that no concept lists', () => {
  test('word vectors put the idea of a fresh paraphrase further up', () => {
    const [alone = 0, withVectors = 0] = [openIndex(book), openIndex(book, { vectors })].map((index) => {
      for (const [id, idea] of ideaCollection(freshPairs(), 2_000)) index.add(id, idea);
      const ranks = freshPairs().filter(({ style }) => style === 'paraphrase').map(({ id, query }) => index.similar(query, { limit: 1_000 }).findIndex((one) => one.id === id));
      return ranks.reduce((sum, rank) => sum + Math.log(rank < 0 ? 2_000 : rank + 1), 0) / ranks.length;
    });
    assert.ok(withVectors < alone - 0.2, `mean logarithm of the rank: ${alone.toFixed(2)} without, ${withVectors.toFixed(2)} with`);
  });

  test('an unlisted word leads to the concept of the words it is used like; a text without vectors is judged by its words', () => {
    const index = openIndex(small, { vectors });
    index.add('a', 'A coach for Didcot');
    index.add('b', 'Softer chairs in the hall');
    assert.equal(index.similar('minibus')[0]?.id, 'a');
    assert.ok((index.similar('Didcot zzyzzx')[0]?.likeness ?? 0) > 0.3);
    assert.ok((index.similar('softer chairs in the hall')[0]?.likeness ?? 0) > 0.999);
  });
});

describe('likeness', () => {
  const ideas = (...texts: string[]) => {
    const index = openIndex(small);
    texts.forEach((text, at) => index.add(`i${at}`, text));
    return index;
  };
  const first = (index: ReturnType<typeof ideas>, query: string) => index.similar(query)[0]?.id;

  test('the same words in another order are wholly alike', () => {
    const index = ideas('Match clinic times to the bus', 'More parking near the door');
    assert.deepEqual(index.similar('The bus and clinic times: match them', { limit: 1 }).map(({ id }) => id), ['i0']);
    assert.ok((index.similar('Match clinic times to the bus')[0]?.likeness ?? 0) > 0.999);
  });

  test('a concept, a set phrase, a wider concept and a slip of the pen each lead there', () => {
    const index = ideas('A coach for Didcot', 'Check my toes', 'Softer chairs in the hall', 'Larger lettering on forms');
    assert.equal(first(index, 'park and ride wanted'), 'i0');
    assert.equal(first(index, 'please look at feet'), 'i1');
    assert.equal(first(index, 'a cab'), 'i0');
    assert.equal(first(index, 'letering on forms'), 'i3');
    assert.equal(first(index, 'sofer chiars'), 'i2');
  });

  test('a rare word counts more than a common one', () => {
    const index = ideas('chairs in the gym', 'chairs in the hall', 'chairs in the lift', 'harps in the shop');
    assert.equal(first(index, 'chairs and harps'), 'i3');
  });

  test('nothing in common, no words, or no ideas: none', () => {
    assert.deepEqual(ideas('Check my toes').similar('purple elephants'), []);
    assert.deepEqual(ideas('Check my toes').similar(''), []);
    assert.deepEqual(ideas().similar('toes'), []);
  });
});

describe('the index', () => {
  test('replaces by id, forgets what was removed, and uses its place again', () => {
    const index = openIndex(small);
    index.add('a', 'the bus');
    index.add('b', 'harps');
    index.add('a', 'trombones');
    assert.deepEqual([index.size, index.similar('coach').length, index.similar('trombones')[0]?.id], [2, 0, 'a']);
    assert.deepEqual([index.remove('a'), index.remove('a'), index.size], [true, false, 1]);
    index.add('c', 'violas');
    assert.deepEqual(index.similar('violas harps trombones').map(({ id }) => id).toSorted(), ['b', 'c']);
  });

  test('answers the same after any adding and removing as if only the rest had been added', () => {
    const words = ['bus', 'taxi', 'feet', 'chairs', 'harps', 'forms'];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(text)), { maxLength: 12 }), text, (steps, query) => {
      const grown = openIndex(small);
      const rest = new Map<string, string>();
      for (const [id, idea] of steps) {
        if (idea === null) grown.remove(id);
        else grown.add(id, idea);
        if (idea === null) rest.delete(id);
        else rest.set(id, idea);
      }
      const fresh = openIndex(small);
      for (const [id, idea] of rest) fresh.add(id, idea);
      assert.deepEqual(grown.similar(query), fresh.similar(query));
    }));
  });

  test('hostile texts end soon', () => {
    const index = openIndex(small);
    for (const part of ['a', 'a ', 'inging', "'", 'ä', 'the bus ', '-']) {
      const began = performance.now();
      index.add('x', part.repeat(100_000 / part.length));
      index.similar(part.repeat(100_000 / part.length));
      assert.ok(performance.now() - began < 2_000, part);
    }
  });
});

describe('words', () => {
  test('stems bring the forms of a word together and leave others apart', () => {
    for (const group of ['appointment appointments appoint', 'wait waiting waited waits', 'stopped stopping stop stops', 'translate translation translator', 'worry worried worries', 'carers carer', 'exercises exercise exercising']) {
      assert.equal(new Set(group.split(' ').map(stemOf)).size, 1, group);
    }
    assert.notEqual(stemOf('carer'), stemOf('cars'));
    assert.notEqual(stemOf('bus'), stemOf('bu'));
  });

  test('slips are counted as letters left out, put in, changed or swapped', () => {
    assert.deepEqual([slipsBetween('clinic', 'clinc', 2), slipsBetween('wheelchair', 'weelchiar', 2), slipsBetween('their', 'thier', 2), slipsBetween('bus', 'harp', 2)], [1, 2, 1, 3]);
  });

  test('a slip of an expert is named by its line', () => {
    assert.throws(() => readConcepts('# words\nbus coach'), /line 2/);
  });

  // Phrases that everybody uses; all others that stood in an unseen paraphrase were taken out of the words.
  const everyday = ['nine to five', 'on an app', 'on the spectrum', 'within the hour', 'half a year', 'behind the wheel', 'in a chair', 'save a life'];

  test('no set phrase of three words or more was copied out of an unseen paraphrase', () => {
    const lines = shippedWords('similar-words').split('\n').filter((line) => line.includes(':') && !line.startsWith('#'));
    const forms = lines.flatMap((line) => (line.slice(line.indexOf(':') + 1).split('>')[0] ?? '').split(',').map((form) => form.trim())).filter((form) => form.split(' ').length >= 3);
    const unseen = labelledPairs().filter(({ half, style }) => half === 'unseen' && style === 'paraphrase').map(({ query }) => ` ${query.toLowerCase().replace(/[^a-z0-9 ]/g, ' ').replace(/ +/g, ' ')} `);
    assert.ok(forms.length > 300);
    assert.deepEqual(forms.filter((form) => !everyday.includes(form) && unseen.some((text) => text.includes(` ${form} `))), []);
  });
});
