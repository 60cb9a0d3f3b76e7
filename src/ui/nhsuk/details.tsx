import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { optionsOf, wordsOf } from './options.ts';
import type { Attributes, ElementSettings, Options, Slot, Words } from './options.ts';

export type DetailsSummary = Options<Words & { classes: string; attributes: Attributes }>;

export type DetailsProps = Options<
  ElementSettings &
    Words & { children: ComponentChildren; summary: Slot<DetailsSummary>; open: boolean; variant: 'reverse' }
>;

export function Details({ summary: slot, open, variant, id, classes, attributes, children, ...words }: DetailsProps) {
  const summary = optionsOf<DetailsSummary>(slot);
  const className = classNames('nhsuk-details', flagClass(variant === 'reverse', 'nhsuk-details--reverse', classes), classes);
  return (
    <details class={className} id={id} {...attributes} open={open}>
      <summary class={classNames('nhsuk-details__summary', summary.classes)} {...summary.attributes}>
        <span class="nhsuk-details__summary-text">{wordsOf(summary)}</span>
      </summary>
      <div class="nhsuk-details__text">{wordsOf(words, children)}</div>
    </details>
  );
}
