import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKnownChange, isRefinement, isRise } from './change-kinds.ts';
import { changeOf, decideNext, type Figure, type Figures, type NextEdition } from './next-edition.ts';
import { placeKey } from './place.ts';

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Figures of units under "top", by group: '' for everybody, "f" and "m" for a split by sex. */
function figuresOf(units: Counts): Figures {
  const own = Object.entries(units).flatMap(([unitId, groups]) => Object.entries(groups).map(([group, count]) => figureOf(unitId, group, count, [unitId])));
  const tops = [...Map.groupBy(own, ({ groupCode }) => groupCode)].map(([group, all]) => figureOf('top', group, all.reduce((sum, { numerator }) => sum + numerator, 0), all.map(({ unitId }) => unitId)));
  return new Map([...own, ...tops].map((figure) => [placeKey(figure), figure]));
}

const figureOf = (unitId: string, group: string, count: number, from: string[]): Figure => ({ unitId, profession: '', split: group === '' ? '' : 'sex', groupCode: group, numerator: count, denominator: null, people: null, from });
const place = (unitId: string, group = ''): string => placeKey(figureOf(unitId, group, 0, []));

function edition(before: Counts, now: Counts, hidden: readonly string[] = []): NextEdition {
  const then = figuresOf(before);
  return {
    before: then, shown: new Set([...then.keys()].filter((name) => !hidden.includes(name))), waiting: new Set(Object.keys(now).filter((unit) => JSON.stringify(now[unit]) !== JSON.stringify(before[unit]))),
    withNew: (units) => figuresOf(Object.fromEntries(Object.keys({ ...before, ...now }).flatMap((unit) => { const groups = units.has(unit) ? now[unit] : before[unit]; return groups ? [[unit, groups]] : []; }))),
    parentOf: new Map(Object.keys({ ...before, ...now }).map((unit) => [unit, 'top'])), wasShown: new Set(), isUngrown: false, isOwn: (unit) => unit !== 'top', peopleIn: 'numerator', minimum: 8,
  };
}

/** What is shown, with its count, and who was taken in. */
function decided(next: NextEdition) {
  const { figures, shown, taken } = decideNext(next);
  return { taken: [...taken].toSorted(), shown: Object.fromEntries([...shown].toSorted().map((name) => [name.trim(), figures.get(name)?.numerator])) };
}

test('a late unit of enough people is shown and counted above; one of five waits, and so does one of nobody', () => {
  const before = { a: { '': 30 }, b: { '': 40 } };
  assert.deepEqual(decided(edition(before, { c: { '': 20 } })), { taken: ['c'], shown: { a: 30, b: 40, c: 20, top: 90 } });
  assert.deepEqual(decided(edition(before, { c: { '': 5 } })), { taken: [], shown: { a: 30, b: 40, top: 70 } });
  assert.deepEqual(decided(edition(before, { c: { '': 0 } })), { taken: [], shown: { a: 30, b: 40, top: 70 } });
});

test('two late units of five come together where they hide each other: the total grows by ten', () => {
  assert.deepEqual(decided(edition({ a: { '': 30 }, b: { '': 40 } }, { c: { '': 5 }, d: { '': 5 } })), { taken: ['c', 'd'], shown: { a: 30, b: 40, top: 80 } });
  // Of 5 and 20 the second would give the first away, so it is hidden as well.
  assert.deepEqual(decided(edition({ a: { '': 30 }, b: { '': 40 } }, { c: { '': 5 }, d: { '': 20 } })).shown, { a: 30, b: 40, top: 95 });
});

test('a correction by two waits, one by twenty comes, a fall of a hidden figure waits', () => {
  const before = { a: { '': 30 }, b: { '': 40 } };
  assert.deepEqual(decided(edition(before, { a: { '': 32 } })), { taken: [], shown: { a: 30, b: 40, top: 70 } });
  assert.deepEqual(decided(edition(before, { a: { '': 50 } })), { taken: ['a'], shown: { a: 50, b: 40, top: 90 } });
  assert.deepEqual(decided(edition(before, { a: { '': 20 } })), { taken: ['a'], shown: { a: 20, b: 40, top: 60 } });
  assert.deepEqual(decided(edition({ a: { '': 12 }, b: { '': 3 } }, { a: { '': 2 } }, [place('a'), place('b')])), { taken: [], shown: { top: 15 } });
});

test('what was hidden stays hidden, however many come', () => {
  const { shown } = decided(edition({ a: { '': 9 }, b: { '': 3 } }, { b: { '': 300 } }, [place('a'), place('b')]));
  assert.deepEqual(Object.keys(shown).filter((name) => name === 'a' || name === 'b'), []);
});

test('a total stays as it was where a late small group would show in it, and the rest of the late unit is shown', () => {
  const before = { a: { '': 90, f: 50, m: 40 }, b: { '': 80, f: 40, m: 40 } };
  const { taken, shown } = decided(edition(before, { c: { '': 63, f: 3, m: 60 } }));
  assert.deepEqual([taken, shown['c'], shown['top'], shown['c sex f'], shown['c sex m'], shown['top sex f'], shown['top sex m']], [['c'], 63, 233, undefined, undefined, undefined, undefined]);
});

test('a moved unit enters another total only where it is shown itself', () => {
  const next = edition({ a: { '': 30 }, b: { '': 40 }, c: { '': 20 } }, {});
  const left = new Map([...next.before, [place('top'), figureOf('top', '', 70, ['a', 'b'])]]);
  assert.equal(decided({ ...next, before: left }).shown['top'], 90);
  assert.equal(decided({ ...next, before: left, shown: new Set([place('a'), place('b'), place('top')]) }).shown['top'], undefined);
});

test('groups that come later are shown within a shown figure, protected by themselves', () => {
  const [f, m] = [place('a', 'f'), place('a', 'm')];
  const shownOf = (groups: Record<string, number>, hidden: string[] = []) => { const { shown } = decideNext(edition({ a: { '': 70 }, b: { '': 40 } }, { a: { '': 70, ...groups } }, hidden)); return [shown.has(f), shown.has(m)]; };
  assert.deepEqual([shownOf({ f: 30, m: 40 }), shownOf({ f: 3, m: 67 }), shownOf({ f: 30, m: 40 }, [place('a')])], [[true, true], [false, false], [false, false]]);
});

test('changes are told apart: known, a rise, a refinement, or none of these', () => {
  const kindsOf = (before: Counts, now: Counts, hidden: string[] = []) => {
    const next = edition(before, now, hidden);
    const change = changeOf(next, 'a');
    return [isKnownChange(next, change), isRise(next, change), isRefinement(change)];
  };
  const a = { a: { '': 70, f: 30, m: 40 } };
  assert.deepEqual(kindsOf(a, { a: { '': 70, f: 20, m: 50 } }), [true, false, false]);
  assert.deepEqual(kindsOf(a, { a: { '': 70, f: 23, m: 47 } }), [false, false, false]);
  assert.deepEqual(kindsOf(a, { a: { '': 73, f: 33, m: 40 } }), [false, true, false]);
  assert.deepEqual(kindsOf(a, { a: { '': 60, f: 20, m: 40 } }, [place('a', 'm')]), [false, false, false]);
  assert.deepEqual(kindsOf({ a: { '': 70 } }, a), [false, false, true]);
  // Groups that come with a larger total may be of people who stood there already.
  assert.deepEqual(kindsOf({ a: { '': 70 } }, { a: { '': 80, f: 30, m: 50 } }), [false, false, false]);
  assert.deepEqual(kindsOf({}, a).slice(0, 2), [false, true]);
});
