import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { Figure, numberOrText, type ChartTable } from './figure.tsx';

const tableOf = (table: ChartTable) => /<tbody[^>]*>(.*)<\/tbody>/s.exec(renderToString(<Figure frame={{ id: 'a', title: 'Seen' }} table={table}>drawing</Figure>))?.[1] ?? '';

describe('the table under a drawing', () => {
  it('escapes whatever stands in a cell as the renderer of pages does', () => {
    const hostile = ['<script>alert(1)</script>', 'a & b', '"quoted" ‘and’ \'plain\'', '&lt;', '', '</td><b>', 'नमस्ते 🙂', ' \n '];
    const columns = [{ heading: 'Name' }, { heading: 'Words' }, { heading: 'Figure', numeric: true }];
    const rows = hostile.map((text) => [text, text, null] as const);
    const asElements = rows.map(([name, words]) => (
      <tr class="nhsuk-table__row"><th scope="row" class="nhsuk-table__header">{name}</th><td class="nhsuk-table__cell">{words}</td><td class="nhsuk-table__cell nhsuk-table__cell--numeric">not recorded</td></tr>
    ));
    assert.equal(tableOf({ columns, rows }), renderToString(<>{asElements}</>));
    assert.doesNotMatch(tableOf({ columns, rows }), /<(script|b)>/);
  });

  it('heads a row by its first cell, also a number, and keeps cells without a column', () => {
    assert.equal(tableOf({ columns: [{ heading: 'Size', numeric: true }], rows: [[1234.5, 'beyond']] }), '<tr class="nhsuk-table__row"><th scope="row" class="nhsuk-table__header nhsuk-table__header--numeric">1,234.5</th><td class="nhsuk-table__cell">beyond</td></tr>');
  });
});

describe('numbers as they are written', () => {
  const british = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

  it('are those of the British format with a real minus, however many decimals they have', () => {
    for (let at = -100_500; at <= 100_500; at += 13) for (const value of [at / 100, at / 1000, at * 0.01, at / 1e5 + 1e-9, at]) assert.equal(numberOrText(value), value === 0 ? '0' : british.format(value).replace('-', '−'), `${value}`);
    assert.deepEqual([0.5, -0.25, 999.99, 999.995, -1000, 12_345.678, -0, 0.07, 1.005, 1e-9].map(numberOrText), ['0.5', '−0.25', '999.99', '999.995', '−1,000', '12,345.678', '0', '0.07', '1.005', '0']);
  });
});
