import type { ComponentChildren } from 'preact';
import { actionsOf } from './card-action.tsx';
import { Card } from './card.tsx';
import type { CardOptions } from './card.tsx';
import { classNames, flagClass } from './classes.ts';
import { present } from './options.ts';
import type { ElementSettings, Options } from './options.ts';
import { drawRow } from './summary-list-row.tsx';
import type { SummaryListRow } from './summary-list-row.tsx';

export type SummaryListProps = Options<
  ElementSettings & {
    children: ComponentChildren;
    rows: readonly (SummaryListRow | false)[];
    border: boolean;
    lastRowBorder: boolean;
    /** Puts the list into a card with its own heading and actions. */
    card: CardOptions;
  }
>;

export function SummaryList(props: SummaryListProps) {
  const list = (
    <dl class={listClasses(props)} id={props.id} {...props.attributes}>
      {props.children ?? drawRows(props)}
    </dl>
  );
  return props.card ? <Card {...props.card}>{list}</Card> : list;
}

function listClasses({ border, lastRowBorder, classes }: SummaryListProps): string {
  return classNames(
    'nhsuk-summary-list',
    flagClass(border === false, 'nhsuk-summary-list--no-border', classes) ||
      flagClass(lastRowBorder === false, 'nhsuk-summary-list--no-last-row-border', classes),
    classes,
  );
}

function drawRows({ rows: entries, card, classes, lastRowBorder }: SummaryListProps) {
  const rows = present(entries);
  const hasActions = rows.some((row) => present(actionsOf(row.actions).items).length > 0);
  const isSettledByClass = /nhsuk-summary-list--no-(last-row-)?border/.test(classes ?? '');
  return rows.map((row, index) => {
    const isSettledAsLast = lastRowBorder === false && index === rows.length - 1;
    return drawRow(row, { card, hasActions, isBorderSettled: isSettledByClass || isSettledAsLast });
  });
}
