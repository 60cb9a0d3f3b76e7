import { h } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { present, wordsOf } from './options.ts';
import type { Attributes, Options, Words } from './options.ts';

export type HeaderNavigationItem = Options<
  Words & {
    href: string;
    /** This very page; `active` marks a page within the section. */
    current: boolean;
    active: boolean;
    classes: string;
    attributes: Attributes;
  }
>;

export type HeaderNavigationOptions = { readonly items: readonly (HeaderNavigationItem | false)[] } & Options<{
  colour: 'white';
  justified: boolean;
  ariaLabel: string;
  toggleMenuText: string;
  toggleMenuVisuallyHiddenText: string;
  classes: string;
  attributes: Attributes;
}>;

export function HeaderNavigation(props: HeaderNavigationOptions & Options<{ containerClasses: string }>) {
  const { items, ariaLabel, attributes, containerClasses } = props;
  if (items.length === 0) return null;
  return (
    <nav class={navigationClasses(props)} aria-label={ariaLabel ?? 'Menu'} {...attributes}>
      <div class={classNames('nhsuk-header__navigation-container nhsuk-width-container', containerClasses)}>
        <ul class="nhsuk-header__navigation-list">
          {present(items).map(drawItem)}
          <li class="nhsuk-header__menu" hidden>
            <button class="nhsuk-header__menu-toggle nhsuk-header__navigation-link" id="toggle-menu" aria-expanded="false">
              <span class="nhsuk-u-visually-hidden">{props.toggleMenuVisuallyHiddenText ?? 'Browse'} </span>
              {props.toggleMenuText ?? 'More'}
            </button>
          </li>
        </ul>
      </div>
    </nav>
  );
}

function navigationClasses({ colour, justified, classes }: HeaderNavigationOptions): string {
  return classNames(
    'nhsuk-header__navigation',
    flagClass(colour === 'white', 'nhsuk-header__navigation--white', classes),
    flagClass(justified, 'nhsuk-header__navigation--justified', classes),
    classes,
  );
}

function drawItem(item: HeaderNavigationItem) {
  const isHere = item.active || item.current;
  const settings = {
    class: item.href ? 'nhsuk-header__navigation-link' : 'nhsuk-header__navigation-text',
    href: item.href,
    'aria-current': isHere ? (item.current ? 'page' : 'true') : undefined,
  };
  // Strong text marks the current section even where people use their own colours.
  const words = wordsOf(item);
  const content = isHere ? <strong class="nhsuk-header__navigation-item-current-fallback">{words}</strong> : words;
  return (
    <li
      class={classNames('nhsuk-header__navigation-item', isHere && 'nhsuk-header__navigation-item--current', item.classes)}
      {...item.attributes}
    >
      {h(item.href ? 'a' : 'span', settings, content)}
    </li>
  );
}
