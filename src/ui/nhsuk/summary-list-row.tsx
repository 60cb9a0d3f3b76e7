import { actionsOf, CardAction } from './card-action.tsx';
import type { ActionsSlot } from './card-action.tsx';
import type { CardOptions } from './card.tsx';
import { classNames, flagClass } from './classes.ts';
import { optionsOf, present, wordsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type SummaryListCell = Options<ElementSettings & Words & { width: string }>;

export type SummaryListRow = Options<
  ElementSettings & { key: Slot<SummaryListCell>; value: Slot<SummaryListCell>; actions: ActionsSlot; border: boolean }
>;

export interface RowSurroundings {
  readonly card: CardOptions | undefined;
  /** True where any row of the list has actions: the others then keep the room for them. */
  readonly hasActions: boolean;
  /** True where the list itself already leaves this row without a border. */
  readonly isBorderSettled: boolean;
}

export function drawRow(row: SummaryListRow, surroundings: RowSurroundings) {
  const key = optionsOf<SummaryListCell>(row.key);
  const value = optionsOf<SummaryListCell>(row.value);
  return (
    <div class={rowClasses(row, surroundings)} id={row.id} {...row.attributes}>
      <dt class={cellClasses('nhsuk-summary-list__key', key)} id={key.id} {...key.attributes}>
        {wordsOf(key)}
      </dt>
      <dd class={cellClasses('nhsuk-summary-list__value', value)} id={value.id} {...value.attributes}>
        {wordsOf(value)}
      </dd>
      {drawActions(row, surroundings)}
    </div>
  );
}

function rowClasses(row: SummaryListRow, { hasActions, isBorderSettled }: RowSurroundings): string {
  const isWithoutBorder = row.border === false && !isBorderSettled;
  return classNames(
    'nhsuk-summary-list__row',
    hasActions && present(actionsOf(row.actions).items).length === 0 && 'nhsuk-summary-list__row--no-actions',
    flagClass(isWithoutBorder, 'nhsuk-summary-list__row--no-border', row.classes),
    row.classes,
  );
}

function cellClasses(base: string, { width, classes }: Options<{ width: string; classes: string }>): string {
  return classNames(base, width && flagClass(true, `nhsuk-u-width-${width}`, classes), classes);
}

function drawActions(row: SummaryListRow, { card }: RowSurroundings) {
  const actions = actionsOf(row.actions);
  const [first, ...others] = present(actions.items);
  if (!first) return null;
  return (
    <dd class={cellClasses('nhsuk-summary-list__actions', actions)} id={actions.id} {...actions.attributes}>
      {others.length === 0 ? (
        <CardAction action={first} heading={card?.heading} />
      ) : (
        <ul class="nhsuk-summary-list__actions-list">
          {[first, ...others].map((action) => (
            <li class="nhsuk-summary-list__actions-list-item">
              <CardAction action={action} heading={card?.heading} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}
