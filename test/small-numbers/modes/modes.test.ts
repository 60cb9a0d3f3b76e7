import assert from 'node:assert/strict';
import { it } from 'node:test';
import { narrowSums, type AskedSum, type Known } from '#test/narrow-sums';
import { worlds } from '#test/whole-attack';
import { modes, type Part, type ShownPart } from '../../../src/modules/quality/domain/modes/mode-record.ts';
import { protectModes } from '../../../src/modules/quality/domain/modes/protect-modes.ts';
import { countsOf, drawRecord, nameOf, type Kind } from './draw-record.ts';

/** The smallest group that the site may show. */
const MINIMUM = 8;

interface Figure {
  of: readonly string[];
  shown: number | null;
  name: string;
}

type Test = (kind: Kind) => boolean;

/** What each count of a part counts, in its order, and last what their total counts. */
function meaning(what: Part): Test[] {
  const asked: Test = ({ chose }) => chose !== null;
  if (what === 'asked') return [asked, (kind) => !asked(kind), () => true];
  if (what === 'happened') return [...modes.map((_mode, at): Test => ({ happened }) => happened === at), () => true];
  if (what === 'chosen') return [...modes.map((_mode, at): Test => ({ chose }) => chose === at), asked];
  if (what === 'got') return [({ chose, happened }) => chose === happened, (kind) => asked(kind) && kind.chose !== kind.happened, asked];
  const at = modes.findIndex((mode) => what === `suited ${mode}`);
  return [({ happened, said }) => happened === at && said === 'yes', ({ happened, said }) => happened === at && said === 'no', ({ happened, said }) => happened === at && said !== 'nothing'];
}

/** Every figure of a shown record, with the smallest kinds of appointment that it sums. */
function figuresOf(record: ReadonlyMap<Kind, number>, shown: readonly ShownPart[]): Figure[] {
  return shown.flatMap(({ group, what, counts, total }) => {
    const kinds = [...record.keys()].filter((kind) => group === '' || kind.group === group);
    return meaning(what).map((fits, at): Figure => ({ of: kinds.filter(fits).map(nameOf), shown: at === counts.length ? total : (counts[at] ?? null), name: `${group || 'everybody'}, ${what} ${at}` }));
  });
}

const knowledge = (figures: readonly Figure[]): Known => ({ same: [], sums: [...new Map(figures.flatMap(({ of, shown }) => (shown === null ? [] : [[of.join(), { of, is: shown }] as const]))).values()] });

/** Hidden figures; and those seen in a mode who said nothing, as far as they are few: they stand in no table, and anybody can subtract. */
function askedOf(record: ReadonlyMap<Kind, number>, figures: readonly Figure[]): { asked: AskedSum[]; names: string[] } {
  const hidden = figures.filter(({ shown }) => shown === null).map(({ of, name }) => ({ of, name }));
  const groups = ['', ...new Set([...record.keys()].map(({ group }) => group))];
  const silent = groups.flatMap((group) => modes.map((_mode, at) => ({ kinds: [...record].filter(([kind]) => (group === '' || kind.group === group) && kind.happened === at && kind.said === 'nothing'), name: `${group || 'everybody'}, said nothing of ${at}` })))
    .filter(({ kinds }) => { const people = kinds.reduce((sum, [, count]) => sum + count, 0); return people > 0 && people < MINIMUM; }).map(({ kinds, name }) => ({ of: kinds.map(([kind]) => nameOf(kind)), name }));
  const all = [...hidden, ...silent];
  return { asked: all.map(({ of }) => ({ of, width: MINIMUM })), names: all.map(({ name }) => name) };
}

async function foundOut(record: ReadonlyMap<Kind, number>, figures: readonly Figure[]): Promise<string[]> {
  const { asked, names } = askedOf(record, figures);
  return [...(await narrowSums(knowledge(figures), asked))].map(([at, { low, high }]) => `${names[at]}: ${low} to ${high}`);
}

it('modes of care: no hidden count can be worked out of the tables of a quarter, whatever is shown of them', async () => {
  const tally = { shown: 0, hidden: 0, partly: 0, apart: 0 };
  for (const seed of worlds({ few: 40, many: 400 })) {
    const record = drawRecord(seed);
    const figures = figuresOf(record, protectModes(countsOf(record)));
    for (const { of, shown, name } of figures) if (shown !== null) assert.equal(shown, [...record].reduce((sum, [kind, count]) => sum + (of.includes(nameOf(kind)) ? count : 0), 0), `${seed}: ${name}`);
    assert.deepEqual(await foundOut(record, figures), [], `record ${seed}`);
    const isShown = (fits: (name: string) => boolean) => figures.some(({ name, shown }) => fits(name) && shown !== null);
    tally.shown += figures.filter(({ shown }) => shown !== null).length;
    tally.hidden += figures.filter(({ shown }) => shown === null).length;
    tally.apart += Number(isShown((name) => !name.startsWith('everybody')));
    tally.partly += Number(isShown((name) => name.startsWith('everybody, chosen')) && figures.some(({ name, shown }) => name.startsWith('everybody, got 0') && shown === null));
  }
  assert.ok(tally.shown >= 200 && tally.hidden >= 200 && tally.apart >= 4 && tally.partly >= 4, JSON.stringify(tally));
});

it('would find it out if one hidden count more were shown', async () => {
  let found = 0;
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
    const record = drawRecord(seed);
    const figures = figuresOf(record, protectModes(countsOf(record)));
    const small = figures.find(({ of, shown }) => shown === null && of.length > 0);
    if (!small) continue;
    const truth = [...record].reduce((sum, [kind, count]) => sum + (small.of.includes(nameOf(kind)) ? count : 0), 0);
    found += Number((await foundOut(record, figures.map((figure) => (figure === small ? { ...figure, shown: truth } : figure)))).length > 0);
  }
  assert.ok(found >= 4, `${found}`);
});
