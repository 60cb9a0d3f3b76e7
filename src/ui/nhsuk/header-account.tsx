import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Icon } from './icon.tsx';
import { present, wordsOf } from './options.ts';
import type { Attributes, Options, Words } from './options.ts';

export type HeaderAccountItem = Options<
  Words & {
    href: string;
    /** Address of a form with one button, such as signing out. */
    action: string;
    method: 'post' | 'get';
    /** Hidden fields of that form, such as a token against forged requests. */
    hiddenFields: ComponentChildren;
    icon: boolean;
    classes: string;
  }
>;

export type HeaderAccountOptions = { readonly items: readonly (HeaderAccountItem | false)[] } & Options<{
  ariaLabel: string;
  classes: string;
  attributes: Attributes;
}>;

export function HeaderAccount({ items, ariaLabel, classes, attributes }: HeaderAccountOptions) {
  return (
    <nav class={classNames('nhsuk-header__account', classes)} aria-label={ariaLabel ?? 'Account'} {...attributes}>
      <ul class="nhsuk-header__account-list">
        {present(items).map((item) => (
          <li class={classNames('nhsuk-header__account-item', item.classes)}>{drawItem(item)}</li>
        ))}
      </ul>
    </nav>
  );
}

function drawItem(item: HeaderAccountItem): ComponentChildren {
  const words = [item.icon && <Icon name="user" />, wordsOf(item)];
  if (item.href) {
    return (
      <a class="nhsuk-header__account-link" href={item.href}>
        {words}
      </a>
    );
  }
  if (!item.action) return words;
  return (
    <form class="nhsuk-header__account-form" action={item.action} method={item.method ?? 'post'} noValidate>
      {item.hiddenFields}
      <button class="nhsuk-header__account-button">{words}</button>
    </form>
  );
}
