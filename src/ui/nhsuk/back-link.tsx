import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { elementAttributes, elementOf } from './link-or-button.ts';
import type { LinkOrButtonSettings } from './link-or-button.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type BackLinkProps = LinkOrButtonSettings &
  Options<
    ElementSettings & Words & { children: ComponentChildren; visuallyHiddenText: string; variant: 'reverse' }
  >;

export function BackLink({ children, variant, classes, id, attributes, visuallyHiddenText, ...rest }: BackLinkProps) {
  const settings = {
    class: classNames(
      'nhsuk-back-link',
      flagClass(variant === 'reverse', 'nhsuk-back-link--reverse', classes),
      classes,
    ),
    id,
    ...elementAttributes(rest),
    ...attributes,
  };
  return h(
    elementOf(rest),
    settings,
    visuallyHiddenText && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText} </span>,
    wordsOf(rest, children) || 'Back',
  );
}
