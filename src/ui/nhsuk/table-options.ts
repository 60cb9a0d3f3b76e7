import type { CaptionOptions } from './caption.tsx';
import type { CardOptions } from './card.tsx';
import type { HeadingSize } from './heading.tsx';
import type { Attributes, ElementSettings, Options, Slot, Words } from './options.ts';

export type TableCell = Options<
  Words & {
    href: string;
    /** `numeric` sets figures to the right; `string` beside a numeric head stays to the right as well. */
    format: 'numeric' | 'string';
    align: 'left' | 'centre' | 'right';
    width: string;
    visuallyHiddenText: string;
    colspan: number;
    rowspan: number;
    classes: string;
    attributes: Attributes;
    sortValue: string | number;
  }
>;

export type TableHead = TableCell &
  Options<{
    /** True or a direction makes the column sortable: by the script, or on the server where `href` is given. */
    sort: boolean | 'none' | 'ascending' | 'descending';
    sortNext: 'ascending' | 'descending';
  }>;

export type TableCaption = Options<
  ElementSettings & Words & { size: HeadingSize; caption: Slot<CaptionOptions>; visuallyHiddenText: string }
>;

export type TableProps = { readonly rows: readonly (readonly Slot<TableCell>[] | false)[] } & Options<
  ElementSettings & {
    caption: Slot<TableCaption>;
    head: readonly Slot<TableHead>[];
    firstCellIsHeader: boolean;
    responsive: boolean;
    compact: boolean;
    striped: boolean;
    border: boolean;
    lastRowBorder: boolean;
    /** The table scrolls sideways in a box of its own. */
    scroll: boolean;
    variant: 'reverse';
    card: CardOptions | boolean;
    sortAnnouncementText: string;
    ascendingText: string;
    descendingText: string;
  }
>;
