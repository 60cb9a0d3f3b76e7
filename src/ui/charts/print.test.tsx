import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { renderToString } from 'preact-render-to-string';
import { closeVisitors, newVisitor } from '#test/browser';
import { Details } from '../nhsuk/index.ts';
import { Figure } from './index.ts';

const styles = readFileSync(new URL('../assets/public/allied.css', import.meta.url), 'utf8');

// In a suite of its own: hooks of a file would run with those of every other file of the process, and another's end closes the browser.
describe('a chart on paper', () => {
  let context: BrowserContext;
  let page: Page;
  before(async () => {
    ({ context, page } = await newVisitor({ width: 718 }));
    await page.emulateMedia({ media: 'print' });
  });
  after(async () => {
    await context.close();
    await closeVisitors();
  });

  const onPaper = (content: unknown) => page.setContent(`<!doctype html><html lang="en-GB"><head><title>On paper</title><style>${styles}</style></head><body><main>${renderToString(<>{content}</>)}</main></body></html>`);
  const isSeen = (words: string) => page.getByText(words, { exact: true }).first().evaluate((element) => element.checkVisibility());

  test('a folded way to choose is not printed, an open one is; a long list that was folded stays folded', async () => {
    await onPaper(
      <>
        <Details summary="Earlier quarters"><p>Two in three had a choice</p></Details>
        <Details summary="Choose other periods"><form method="post"><label for="from">From</label><input id="from" /></form></Details>
        <Details summary="Write it down" open><form method="post"><label for="words">What was done</label><textarea id="words" /></form></Details>
      </>,
    );
    assert.equal(await isSeen('Two in three had a choice'), false, 'only the numbers of a chart are unfolded');
    assert.equal(await isSeen('Choose other periods'), false, 'a line that cannot be opened on paper and has nothing to read');
    assert.equal(await isSeen('What was done'), true, 'what somebody has opened is printed as it stands');
  });

  test('a chart stands on the sheet where its turn comes, however long its table is', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`Month ${at + 1}`, at]);
    const chart = <Figure frame={{ id: 'long', title: 'A long table' }} table={{ columns: [{ heading: 'Month' }, { heading: 'Figure', numeric: true }], rows }}><svg class="allied-chart__drawing" width="600" height="300" /></Figure>;
    const sheets = async (content: unknown): Promise<number> => {
      await onPaper(content);
      return [...(await page.pdf({ format: 'A4' })).toString('latin1').matchAll(/\/MediaBox/g)].length;
    };
    assert.equal(await sheets(<><p>What the figures say</p>{chart}</>), await sheets(chart), 'a line and the chart under it share a sheet');
    const rowHeight = await page.locator('tbody tr').first().evaluate((row) => row.getBoundingClientRect().height);
    assert.ok(rowHeight <= 30, `a row of one line takes ${rowHeight} px of the sheet`);
  });
});
