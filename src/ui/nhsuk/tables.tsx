import type { ComponentChildren } from 'preact';
import { Card } from './card.tsx';
import type { CaptionOptions } from './caption.tsx';
import { classNames, flagClass } from './classes.ts';
import { Heading } from './heading.tsx';
import { i18nAttributes } from './i18n-attributes.ts';
import { optionsOf, present } from './options.ts';
import { Scroll } from './scroll.tsx';
import { drawCell } from './table-cell.tsx';
import type { TableCaption, TableCell, TableHead, TableProps } from './table-options.ts';

export function Table(props: TableProps) {
  const { scroll, variant, card } = props;
  const caption = captionOf(props);
  const table = drawTable(props, caption);
  const framed = scroll ? <Scroll labelledBy={caption.id} variant={variant} html={table} /> : table;
  if (!card) return framed;
  return <Card {...(card === true ? {} : card)}>{framed}</Card>;
}

function drawTable(props: TableProps, caption: TableCaption) {
  const classes = tableClasses(props);
  const isSorted = classes.includes('nhsuk-table--sortable');
  const i18n = i18nAttributes({
    'sort-announcement': props.sortAnnouncementText,
    ascending: props.ascendingText,
    descending: props.descendingText,
  });
  return (
    <table
      class={classes}
      id={props.id}
      data-module={isSorted && !isSortedOnServer(props) ? 'nhsuk-table' : undefined}
      role={props.responsive ? 'table' : undefined}
      {...i18n}
      {...props.attributes}
    >
      {drawCaption(caption, isSorted)}
      {drawHead(props)}
      <tbody class="nhsuk-table__body">{present(props.rows).map((row) => drawRow(row, props))}</tbody>
    </table>
  );
}

function headsOf({ head }: TableProps): TableHead[] {
  return (head ?? []).map((item) => optionsOf<TableHead>(item));
}

function isSortedOnServer(props: TableProps): boolean {
  return headsOf(props).some(({ sort, href }) => sort && href);
}

function tableClasses(props: TableProps): string {
  const { variant, compact, responsive, border, lastRowBorder, striped, classes } = props;
  const isReverse = variant === 'reverse' && !classes?.includes('nhsuk-table-responsive--reverse');
  return classNames(
    'nhsuk-table',
    flagClass(isReverse, 'nhsuk-table--reverse', classes),
    flagClass(compact, 'nhsuk-table--compact', classes),
    flagClass(responsive, 'nhsuk-table--responsive', classes),
    flagClass(border === false, 'nhsuk-table--no-border', classes) ||
      flagClass(lastRowBorder === false, 'nhsuk-table--no-last-row-border', classes),
    flagClass(headsOf(props).some(({ sort }) => sort), 'nhsuk-table--sortable', classes),
    flagClass(striped, 'nhsuk-table--striped', classes),
    classes,
  );
}

/** A scrolling table is named by its caption, which then needs an id. */
function captionOf({ caption: slot, scroll, id }: TableProps): TableCaption {
  const caption = optionsOf<TableCaption>(slot);
  if (caption.id || !scroll) return caption;
  const fromText = caption.text && `table-${caption.text.replaceAll(' ', '-').toLowerCase().slice(0, 40)}`;
  const base = id ?? fromText;
  return { ...caption, id: base && `${base}-caption` };
}

function drawCaption(caption: TableCaption, isSorted: boolean) {
  const hiddenText = caption.visuallyHiddenText ?? (isSorted ? 'Column headers are sortable' : undefined);
  const above = optionsOf<CaptionOptions>(caption.caption);
  const isInside = above.placement === 'start' || above.placement === 'end';
  return (
    <Heading
      {...caption}
      visuallyHiddenText={hiddenText && `(${hiddenText})`}
      caption={{ ...above, placement: isInside ? above.placement : undefined, size: above.size ?? caption.size }}
      sizes={['s', 'm', 'l', 'xl']}
      baseClass="nhsuk-table__caption"
      sizePrefix="nhsuk-table__caption--"
      element="caption"
    />
  );
}

function drawHead(props: TableProps): ComponentChildren {
  const heads = props.head ?? [];
  if (heads.length === 0) return null;
  const isOnServer = isSortedOnServer(props);
  const isResponsive = props.responsive === true;
  return (
    <thead class="nhsuk-table__head" role={isResponsive ? 'rowgroup' : undefined}>
      <tr class="nhsuk-table__row" role={isResponsive ? 'row' : undefined}>
        {present(heads).map((slot) => {
          const head = optionsOf<TableHead>(slot);
          const attributes = sortAttributes(head, isOnServer);
          return drawCell(head, { element: 'th', scope: 'col', isResponsive, header: undefined, attributes });
        })}
      </tr>
    </thead>
  );
}

function sortAttributes({ sort, sortNext }: TableHead, isOnServer: boolean) {
  return {
    'data-sort': sort ? '' : undefined,
    'data-sort-next': sort && sortNext && !isOnServer ? sortNext : undefined,
    'aria-sort': typeof sort === 'string' && sort !== 'none' ? sort : undefined,
  };
}

function drawRow(row: Exclude<TableProps['rows'][number], false>, props: TableProps) {
  const heads = headsOf(props);
  return (
    <tr class="nhsuk-table__row" role={props.responsive ? 'row' : undefined}>
      {row.map((slot, index) => slot && drawBodyCell(optionsOf<TableCell>(slot), { head: heads[index] ?? {}, index, props }))}
    </tr>
  );
}

interface BodyPlace {
  readonly head: TableHead;
  readonly index: number;
  readonly props: TableProps;
}

function drawBodyCell(cell: TableCell, { head, index, props }: BodyPlace) {
  const isHeader = index === 0 && props.firstCellIsHeader;
  const keepsRight = cell.format === 'string' && head.format === 'numeric';
  return drawCell(
    { ...cell, format: cell.format ?? head.format, align: cell.align ?? (keepsRight ? 'right' : head.align) },
    {
      element: isHeader ? 'th' : 'td',
      scope: isHeader ? 'row' : undefined,
      isResponsive: props.responsive === true,
      header: head,
      attributes: { 'data-sort-value': cell.sortValue },
    },
  );
}
