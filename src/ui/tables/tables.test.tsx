import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { DataTable, LongWords, Paging, rangeWords } from './index.ts';
import type { Column } from './index.ts';
import { shownPages } from './paging.tsx';

interface Row {
  readonly name: string;
  readonly actions: number;
}

const columns: Column<Row>[] = [
  { key: 'name', head: 'Team', isSortable: true, cell: ({ name }) => <a href="/t">{name}</a> },
  { key: 'actions', head: 'Actions', isNumeric: true, isSortable: true, cell: ({ actions }) => actions },
  { key: 'place', head: 'Place', cell: () => 'Here' },
];

const sorting = {
  key: 'name',
  direction: 'ascending',
  hrefOf: (key: string, direction: string) => `?sort=${key}&direction=${direction}`,
} as const;

test('a table has a caption, heads of rows and columns, and the column name in every cell', () => {
  const html = renderToString(<DataTable caption="Teams" columns={columns} rows={[{ name: 'North', actions: 0 }]} emptyText="None" />);
  assert.match(html, /^<table class="nhsuk-table nhsuk-table--responsive" role="table"><caption/);
  assert.match(html, /<th class="nhsuk-table__header" scope="row" role="rowheader"><span class="nhsuk-table__heading" aria-hidden="true">Team <\/span>/);
  assert.match(html, /<td class="nhsuk-table__cell nhsuk-table__cell--numeric" role="cell"><span[^>]*>Actions <\/span>0<\/td>/);
});

test('a name and its figure stay a table on a phone; a name and words become blocks', () => {
  const [name, actions, place] = columns;
  const render = (second: Column<Row> | undefined) => renderToString(<DataTable caption="Teams" columns={[name, second].filter((column) => column !== undefined)} rows={[{ name: 'North', actions: 3 }]} emptyText="None" sorting={sorting} />);
  assert.doesNotMatch(render(actions), /nhsuk-table--responsive|nhsuk-table__heading|Sort by/);
  assert.match(render(place), /nhsuk-table--responsive/);
});

test('a cell that says that there is nothing is marked, so that a folded row leaves it out', () => {
  const given = columns.map((column) => (column.key === 'actions' ? { ...column, isNothing: ({ actions }: Row) => actions === 0 } : column));
  const html = renderToString(<DataTable caption="Teams" columns={[...given, { key: 'note', head: 'Note', cell: () => null }]} rows={[{ name: 'North', actions: 0 }, { name: 'South', actions: 2 }]} emptyText="None" />);
  assert.deepEqual([...html.matchAll(/allied-table__nothing"[^>]*><span[^>]*>([^<]*)<\/span>([^<]*)/g)].map(([, head, value]) => [head, value]), [['Actions ', '0'], ['Note ', '–'], ['Note ', '–']]);
});

test('sorting is a link in the other direction for the sorted column, upwards for any other', () => {
  const html = renderToString(
    <DataTable caption="Teams" columns={columns} rows={[{ name: 'North', actions: 3 }]} emptyText="None" sorting={sorting} />,
  );
  assert.match(html, /<th[^>]*aria-sort="ascending"[^>]*><a class="nhsuk-link" href="\?sort=name&amp;direction=descending">Team<\/a>/);
  assert.match(html, /<a class="nhsuk-link" href="\?sort=actions&amp;direction=ascending">Actions<\/a>/);
  assert.doesNotMatch(html, /data-module="nhsuk-table"/);
  assert.match(html, /aria-label="Sort Teams"/);
});

test('an empty table is a sentence', () => {
  const html = renderToString(<DataTable caption="Teams" columns={columns} rows={[]} emptyText="No team has an action yet." />);
  assert.doesNotMatch(html, /<table/);
  assert.match(html, /Teams.*No team has an action yet\./);
});

test('pages shown: ends, current, neighbours; a gap never hides a single page', () => {
  assert.deepEqual(shownPages(1, 3), [1, 2, 3]);
  assert.deepEqual(shownPages(1, 9), [1, 2, 'gap', 9]);
  assert.deepEqual(shownPages(4, 9), [1, 2, 3, 4, 5, 'gap', 9]);
  assert.deepEqual(shownPages(5, 9), [1, 'gap', 4, 5, 6, 'gap', 9]);
  assert.deepEqual(shownPages(9, 9), [1, 'gap', 8, 9]);
});

test('paging has no previous link on the first page and nothing on a single page', () => {
  const hrefOf = (page: number) => `?page=${page}`;
  const first = renderToString(<Paging page={1} pageCount={5} hrefOf={hrefOf} />);
  assert.doesNotMatch(first, /rel="prev"/);
  assert.match(first, /<a href="\?page=2"[^>]*rel="next"/);
  assert.match(first, /href="\?page=1" aria-label="Page 1" aria-current="page"/);
  assert.doesNotMatch(renderToString(<Paging page={5} pageCount={5} hrefOf={hrefOf} />), /rel="next"/);
  assert.equal(renderToString(<Paging page={1} pageCount={1} hrefOf={hrefOf} />), '');
  assert.equal(renderToString(<Paging page={1} pageCount={0} hrefOf={hrefOf} />), '');
});

test('a page behind the last says so and leads back', () => {
  const hrefOf = (page: number) => `?page=${page}`;
  assert.equal(renderToString(<Paging page={9} pageCount={5} hrefOf={hrefOf} />), '<p>There is no page 9 of this list. <a href="?page=5">Go to the last page, page 5</a>.</p>');
  assert.match(renderToString(<Paging page={9} pageCount={0} hrefOf={hrefOf} />), /<a href="\?page=1">Go to the first page<\/a>/);
  assert.equal(rangeWords({ page: 9, pageSize: 20, total: 35 }), 'Nothing on page 9: there are 35 in all');
});

test('the range of a list in words', () => {
  assert.equal(rangeWords({ page: 2, pageSize: 20, total: 35 }), 'Showing 21 to 35 of 35');
  assert.equal(rangeWords({ page: 1, pageSize: 20, total: 7 }), 'Showing all 7');
  assert.equal(rangeWords({ page: 1, pageSize: 20, total: 1 }), 'Showing 1');
  assert.equal(rangeWords({ page: 1, pageSize: 20, total: 0 }), 'Nothing to show');
});

test('a word that no language has may break, so that it does not widen a table; all its letters stay', () => {
  const name = `Waits and ${'x'.repeat(60)} again`;
  const html = renderToString(<LongWords text={name} />);
  assert.equal(html.replaceAll('<wbr/>', ''), name);
  assert.ok(Math.max(...html.split(/<wbr\/>|\s/).map((piece) => piece.length)) <= 24, html);
  assert.equal(renderToString(<LongWords text="Physiotherapists and others" />), 'Physiotherapists and others', 'ordinary words stay whole');
});
