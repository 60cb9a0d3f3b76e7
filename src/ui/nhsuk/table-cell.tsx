import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { classNames, flagClass, modifierClass } from './classes.ts';
import { hasWords, wordsOf } from './options.ts';
import type { Attributes } from './options.ts';
import type { TableCell } from './table-options.ts';

const alignments = ['left', 'centre', 'right'];

export interface CellPlace {
  readonly element: 'th' | 'td';
  readonly scope: 'row' | 'col' | undefined;
  readonly isResponsive: boolean;
  /** The head of the column, repeated in every cell of a responsive table; undefined for the head itself. */
  readonly header: TableCell | undefined;
  readonly attributes: Attributes;
}

export function drawCell(cell: TableCell, { element, scope, isResponsive, header, attributes }: CellPlace) {
  const settings = {
    class: cellClasses(cell, element),
    scope,
    role: isResponsive ? cellRole(scope) : undefined,
    colspan: isResponsive ? undefined : cell.colspan,
    rowspan: cell.rowspan,
    ...attributes,
    ...cell.attributes,
  };
  const value = drawLinkedValue(cell);
  if (!isResponsive || !header) return h(element, settings, value);
  const heading = (
    <span class="nhsuk-table__heading" aria-hidden="true">
      {drawValue(header)}{' '}
    </span>
  );
  return h(element, settings, heading, cell.html ? <span>{value}</span> : value);
}

function cellRole(scope: CellPlace['scope']): string {
  if (scope === 'col') return 'columnheader';
  return scope === 'row' ? 'rowheader' : 'cell';
}

function cellClasses({ format, align, width, classes }: TableCell, element: 'th' | 'td'): string {
  const base = element === 'th' ? 'nhsuk-table__header' : 'nhsuk-table__cell';
  return classNames(
    base,
    flagClass(format === 'numeric', `${base}--numeric`, classes),
    modifierClass(align, { classes, prefix: 'nhsuk-u-text-align-', allowed: alignments }),
    width && flagClass(true, `nhsuk-u-width-${width}`, classes),
    classes,
  );
}

function drawLinkedValue(cell: TableCell): ComponentChildren {
  if (!cell.href) return drawValue(cell);
  return (
    <a class="nhsuk-link" href={cell.href}>
      {drawValue(cell)}
    </a>
  );
}

function drawValue(cell: TableCell): ComponentChildren {
  const { visuallyHiddenText } = cell;
  if (!visuallyHiddenText) return wordsOf(cell);
  return (
    <>
      {wordsOf(cell)}
      <span class="nhsuk-u-visually-hidden">
        {hasWords(cell) && ' '}
        {visuallyHiddenText}
      </span>
    </>
  );
}
