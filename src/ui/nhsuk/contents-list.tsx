import { classNames } from './classes.ts';
import { present, wordsOf } from './options.ts';
import type { Attributes, ElementSettings, Options, Words } from './options.ts';

export type ContentsListItem = Options<
  Words & {
    href: string;
    /** True for the page that is being read. */
    current: boolean;
    classes: string;
    attributes: Attributes;
    items: readonly (ContentsListItem | false)[];
  }
>;

export type ContentsListProps = { readonly items: readonly (ContentsListItem | false)[] } & Options<
  ElementSettings & { ariaLabel: string; visuallyHiddenText: string }
>;

export function ContentsList({ items, id, classes, attributes, ariaLabel, visuallyHiddenText }: ContentsListProps) {
  return (
    <nav
      class={classNames('nhsuk-contents-list', classes)}
      id={id}
      role="navigation"
      aria-label={ariaLabel || 'Pages in this guide'}
      {...attributes}
    >
      <h2 class="nhsuk-u-visually-hidden">{visuallyHiddenText || 'Contents'}</h2>
      {drawList(items)}
    </nav>
  );
}

function drawList(items: readonly (ContentsListItem | false)[]) {
  return <ol class="nhsuk-contents-list__list">{present(items).map(drawItem)}</ol>;
}

function drawItem(item: ContentsListItem) {
  const words = wordsOf(item);
  return (
    <li class="nhsuk-contents-list__item" aria-current={item.current ? 'page' : undefined}>
      {item.current ? (
        <span class={classNames('nhsuk-contents-list__current', item.classes)} {...item.attributes}>
          {words}
        </span>
      ) : (
        <a class={classNames('nhsuk-contents-list__link', item.classes)} href={item.href ?? ''} {...item.attributes}>
          {words}
        </a>
      )}
      {item.items && drawList(item.items)}
    </li>
  );
}
