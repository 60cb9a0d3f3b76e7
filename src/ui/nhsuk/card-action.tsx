import { h } from 'preact';
import { classNames } from './classes.ts';
import { elementAttributes, elementOf } from './link-or-button.ts';
import type { HeadingOptions } from './heading.tsx';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type CardActionOptions = Options<
  ElementSettings &
    Words & {
      href: string;
      type: 'button' | 'submit' | 'reset';
      name: string;
      value: string;
      visuallyHiddenText: string;
    }
>;

export type ActionListOptions = Options<ElementSettings & { items: readonly (CardActionOptions | false)[]; width: string }>;

/** Actions may be given as a list or as options that hold the list. */
export type ActionsSlot = readonly (CardActionOptions | false)[] | ActionListOptions;

export function actionsOf(slot: ActionsSlot | undefined): ActionListOptions {
  return isList(slot) ? { items: slot } : (slot ?? {});
}

function isList(slot: ActionsSlot | undefined): slot is readonly (CardActionOptions | false)[] {
  return Array.isArray(slot);
}

type CardActionProps = { readonly action: CardActionOptions } & Options<{ heading: Slot<HeadingOptions> }>;

/** A link or button that acts on a card or a row; the heading of the card follows in brackets for screen readers. */
export function CardAction({ action, heading: slot }: CardActionProps) {
  const heading = optionsOf<HeadingOptions>(slot);
  const { id, name, value, classes, visuallyHiddenText, attributes } = action;
  const element = elementOf(action);
  const settings = {
    class: classNames('nhsuk-link', classes),
    id,
    ...(element === 'button' && { name, value }),
    ...elementAttributes(action),
    ...attributes,
  };
  const isHiddenPartNeeded = visuallyHiddenText || hasWords(heading);
  return h(
    element,
    settings,
    wordsOf(action),
    isHiddenPartNeeded && (
      <span class="nhsuk-u-visually-hidden">
        {visuallyHiddenText && <> {visuallyHiddenText}</>}
        {hasWords(heading) && <> ({wordsOf(heading)})</>}
      </span>
    ),
  );
}
