import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { Icon } from './icon.tsx';
import { elementAttributes, elementOf } from './link-or-button.ts';
import type { LinkOrButtonSettings } from './link-or-button.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type ActionLinkProps = LinkOrButtonSettings &
  Options<ElementSettings & Words & { children: ComponentChildren; openInNewWindow: boolean; variant: 'reverse' }>;

export function ActionLink({ children, variant, classes, id, attributes, openInNewWindow, ...rest }: ActionLinkProps) {
  const element = elementOf(rest);
  const settings = {
    class: classNames(
      'nhsuk-action-link',
      flagClass(variant === 'reverse', 'nhsuk-action-link--reverse', classes),
      classes,
    ),
    id,
    ...elementAttributes(rest),
    target: element === 'a' && openInNewWindow ? '_blank' : undefined,
    ...attributes,
  };
  return h(
    element,
    settings,
    <Icon name="arrow-right-circle" />,
    <span class="nhsuk-action-link__text">{wordsOf(rest, children)}</span>,
  );
}
