import { isValidElement } from 'preact';
import type { ComponentChildren } from 'preact';
import { Table } from '#ui/nhsuk';
import type { TableCaption, TableCell, TableHead } from '#ui/nhsuk';

export type SortDirection = 'ascending' | 'descending';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Figures stand to the right, under each other. */
  readonly isNumeric?: boolean | undefined;
  readonly isSortable?: boolean | undefined;
  readonly width?: string | undefined;
  readonly cell: (row: Row) => ComponentChildren;
  /** True where the cell says that there is nothing: a row that has folded for a phone leaves it out, as it does a dash. */
  readonly isNothing?: ((row: Row) => boolean) | undefined;
}

export interface Sorting {
  readonly key: string;
  readonly direction: SortDirection;
  /** Address of this same list in another order. */
  readonly hrefOf: (key: string, direction: SortDirection) => string;
}

export interface DataTableProps<Row> {
  /** What the table shows; every table has a caption. */
  readonly caption: string;
  readonly captionSize?: TableCaption['size'];
  /** True where a heading with the same meaning stands right above: the caption is then for those who hear the page. */
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** An honest sentence in place of a table without rows. */
  readonly emptyText: string;
  readonly sorting?: Sorting | undefined;
  /** False where the first column does not name the row. */
  readonly isFirstColumnHeader?: boolean | undefined;
}

/**
 * A table that stays readable at 320 pixels: on a narrow screen every row becomes a block of its own, each value with the
 * name of its column; a name and its figure fit beside each other and stay a table. It is sorted by links, so sorting needs no JavaScript and has an address.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionSize = 's', isCaptionHidden = false, columns, rows, emptyText, isFirstColumnHeader = true } = props;
  if (rows.length === 0) return <EmptyTable caption={isCaptionHidden ? undefined : caption} emptyText={emptyText} />;
  return (
    <>
      <SortLinks {...props} />
      <Table
        caption={{ text: caption, size: captionSize, classes: isCaptionHidden ? 'nhsuk-u-visually-hidden' : undefined }}
        responsive={folds(props)}
        firstCellIsHeader={isFirstColumnHeader}
        head={columns.map((column) => headOf(column, props.sorting))}
        rows={rows.map((row) => columns.map((column) => cellOf(row, column)))}
      />
    </>
  );
}

const folds = <Row,>({ columns }: Pick<DataTableProps<Row>, 'columns'>): boolean => columns.length > 2 || columns[1]?.isNumeric !== true;

function EmptyTable({ caption, emptyText }: { readonly caption: string | undefined; readonly emptyText: string }) {
  return (
    <div class="allied-table__empty nhsuk-u-margin-bottom-5">
      {caption && <p class="nhsuk-u-margin-bottom-1"><strong>{caption}</strong></p>}
      <p class="nhsuk-u-margin-bottom-0">{emptyText}</p>
    </div>
  );
}

function headOf<Row>({ key, head, isNumeric, isSortable, width }: Column<Row>, sorting: Sorting | undefined): TableHead {
  const look = { text: head, format: isNumeric ? ('numeric' as const) : undefined, width };
  if (!sorting || !isSortable) return look;
  const sort = sorting.key === key ? sorting.direction : 'none';
  return { ...look, sort, href: sorting.hrefOf(key, nextDirection(key, sorting)) };
}

/** A sorted column turns round; any other begins with its smallest value. */
function nextDirection(key: string, sorting: Sorting): SortDirection {
  return sorting.key === key && sorting.direction === 'ascending' ? 'descending' : 'ascending';
}

function cellOf<Row>(row: Row, { cell, isNumeric, isNothing }: Column<Row>): TableCell {
  const content = cell(row);
  const isWords = typeof content === 'string' || typeof content === 'number';
  const isDash = content === DASH || !(isWords || isValidElement(content) || Array.isArray(content));
  const look = { format: isNumeric ? ('numeric' as const) : undefined, classes: isDash || isNothing?.(row) ? 'allied-table__nothing' : undefined };
  if (isDash) return { text: DASH, ...look };
  return isWords ? { text: String(content), ...look } : { html: content, ...look };
}

const DASH = '–';

/** On a narrow screen the heads of the columns are put away, and their sort links with them: here they are again. */
function SortLinks<Row>({ columns, sorting, caption }: DataTableProps<Row>) {
  const sortable = columns.filter(({ isSortable }) => isSortable);
  if (!sorting || sortable.length === 0 || !folds({ columns })) return null;
  return (
    <nav class="allied-table__sort" aria-label={`Sort ${caption}`}>
      <span>Sort by</span>
      <ul>
        {sortable.map(({ key, head }) => (
          <li>
            <a href={sorting.hrefOf(key, nextDirection(key, sorting))} aria-current={sorting.key === key ? 'true' : undefined}>
              {head}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
