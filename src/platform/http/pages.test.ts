import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageAsked, pageOf, pageOfList } from './pages.ts';

const entries = Array.from({ length: 120 }, (_, at) => at + 1);

/** A list of which each page knows how many there are in all. */
const counted = (page: number) => Promise.resolve({ lines: entries.slice((page - 1) * 50, page * 50), total: entries.length });

/** A list that knows how many there are only from its own entries, as `count(*) over ()` does. */
const countedOnEntries = async (page: number) => {
  const { lines, total } = await counted(page);
  return { lines, total: lines.length === 0 ? 0 : total };
};

describe('the page of a list', () => {
  it('is the one asked for, and the last where that is behind it', async () => {
    for (const read of [counted, countedOnEntries]) {
      for (const [asked, page, first, last] of [[1, 1, 1, 50], [3, 3, 101, 120], [4, 3, 101, 120], [99_999, 3, 101, 120]] as const) {
        const found = await pageOfList({ asked, onAPage: 50 }, read);
        assert.deepEqual([found.page, found.total, found.lines[0], found.lines.at(-1)], [page, 120, first, last], `page ${asked}`);
      }
    }
  });

  it('is the first of an empty list and of one with a single page', async () => {
    const none = await pageOfList({ asked: 7, onAPage: 50 }, () => Promise.resolve({ lines: [], total: 0 }));
    assert.deepEqual(none, { lines: [], total: 0, page: 1 });
    const few = await pageOfList({ asked: 7, onAPage: 50 }, (page) => Promise.resolve(page === 1 ? { lines: [1, 2], total: 2 } : { lines: [], total: 0 }));
    assert.deepEqual(few, { lines: [1, 2], total: 2, page: 1 });
  });

  it('is read once where it exists', async () => {
    let reads = 0;
    await pageOfList({ asked: 2, onAPage: 50 }, (page) => { reads += 1; return countedOnEntries(page); });
    assert.equal(reads, 1);
  });

  it('takes only whole numbers from the address', () => {
    for (const [typed, page] of [['2', 2], ['0', 1], ['-3', 1], ['1e3', 1], ['2.5', 1], ['99999', 99_999], ['100000', 1], [['2', '3'], 1], [undefined, 1]] as const) assert.equal(pageAsked({ query: { page: typed as string } }), page, String(typed));
    assert.deepEqual([pageOf(0, 10, 5), pageOf(3, 10, 5), pageOf(1, 0, 5)], [1, 2, 1]);
  });
});
