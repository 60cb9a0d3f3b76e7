import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findOpenness, orderFeed, type FeedIdea } from './index.ts';

const ideas: FeedIdea[] = Array.from({ length: 50 }, (_idea, at) => ({ id: `idea ${at}`, publishedAt: new Date(Date.UTC(2026, 0, 1 + at)).toISOString(), exposure: at }));
const visits = Array.from({ length: 400 }, (_visit, at) => String(at));
const meanPlace = (id: string, order: 'balanced' | 'newest' | 'least-seen', randomisedShare = 0) => visits.reduce((sum, seed) => sum + orderFeed({ ideas, order, seed, randomisedShare }).findIndex((card) => card.id === id), 0) / visits.length;

describe('the order of the feed', () => {
  it('holds each idea once, up to the limit, and is the same again for the same visit', () => {
    fc.assert(fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), fc.string(), fc.constantFrom('balanced', 'newest', 'least-seen'), (limit, randomisedShare, seed, order) => {
      const cards = orderFeed({ ideas, order, seed, randomisedShare, limit });
      assert.equal(new Set(cards.map(({ id }) => id)).size, Math.min(limit, 50));
      assert.deepEqual(orderFeed({ ideas: ideas.toReversed(), order, seed, randomisedShare, limit }), cards);
    }));
    assert.deepEqual(orderFeed({ ideas: [], seed: 'nobody' }), []);
  });

  it('puts the newest, or the least seen, first', () => {
    assert.deepEqual(orderFeed({ ideas, order: 'newest', seed: 'a', randomisedShare: 0 }).map(({ id }) => id), ideas.map(({ id }) => id).toReversed());
    assert.deepEqual(orderFeed({ ideas, order: 'least-seen', seed: 'a', randomisedShare: 0 }).map(({ id }) => id), ideas.map(({ id }) => id));
  });

  it('mixes equals from visit to visit, and puts less seen ideas higher in the balanced order', () => {
    const equal = ideas.map((idea) => ({ ...idea, exposure: 4 }));
    const firsts = new Set(visits.map((seed) => orderFeed({ ideas: equal, seed, limit: 1 })[0]?.id));
    assert.equal(firsts.size, 50);
    const places = [0, 10, 25, 49].map((at) => meanPlace(`idea ${at}`, 'balanced'));
    assert.deepEqual(places, places.toSorted((a, b) => a - b));
  });

  it('gives an idea whose place is open more room, a clear favourite none', () => {
    const looked = [{ up: 60, down: 0 }, { up: 19, down: 6 }, { up: 1, down: 20 }].map((votes) => ({ ...votes, exposure: 100 }));
    const crowd = Array.from({ length: 37 }, (_idea, at) => ({ up: 10 + (at % 10), down: 8, exposure: 100 }));
    const [favourite = 0, open = 0, refused = 0] = findOpenness([...looked, ...crowd]);
    assert.ok(open > 0.5 && favourite < 0.05 && refused < 0.05, `${favourite} ${open} ${refused}`);
    assert.deepEqual(findOpenness([{ up: 0, down: 0, exposure: 0 }, { up: 0, down: 0, exposure: 3 }]), [0, 0]);
    const pair = (openness: number) => [{ id: 'a', publishedAt: ideas[0]?.publishedAt ?? '', exposure: 10 }, { id: 'b', publishedAt: ideas[0]?.publishedAt ?? '', exposure: 14, openness }];
    const firsts = (openness: number) => visits.filter((seed) => orderFeed({ ideas: pair(openness), seed, randomisedShare: 0, limit: 1 })[0]?.id === 'b').length;
    assert.ok(firsts(0) < 80 && firsts(1) > 320, `${firsts(0)} ${firsts(1)}`);
  });

  it('marks the randomised share, in which each idea is met alike at each position', () => {
    const met = new Map<string, number>();
    let [randomised, all] = [0, 0];
    for (const seed of visits.concat(visits.map((visit) => `again ${visit}`))) {
      for (const card of orderFeed({ ideas, order: 'least-seen', seed, randomisedShare: 0.3, limit: 5 })) {
        all += 1;
        if (card.randomised) [randomised] = [randomised + 1, met.set(card.id, (met.get(card.id) ?? 0) + 1)];
      }
    }
    assert.ok(Math.abs(randomised / all - 0.3) < 0.03, String(randomised / all));
    // The first five of the order are often gone before their turn at random comes; the other 45 are met alike: chi-squared, 44 degrees of freedom.
    const others = ideas.slice(5).map(({ id }) => met.get(id) ?? 0);
    const mean = others.reduce((sum, one) => sum + one, 0) / others.length;
    assert.ok(others.reduce((sum, one) => sum + (one - mean) ** 2 / mean, 0) < 80);
  });
});
