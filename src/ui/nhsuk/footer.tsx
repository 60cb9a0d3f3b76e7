import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { hasWords, optionsOf, present, wordsOf } from './options.ts';
import type { Attributes, Content, ElementSettings, Options, Slot, Words } from './options.ts';

export type FooterLink = Options<Words & { href: string; attributes: Attributes }>;

export type FooterNavigation = Options<
  Words & { heading: Slot<HeadingOptions>; width: string; items: readonly (FooterLink | false)[] }
>;

export type FooterMeta = Options<Words & { items: readonly (FooterLink | false)[]; visuallyHiddenText: string }>;

export type FooterProps = Options<
  ElementSettings & {
    children: ComponentChildren;
    navigation: FooterNavigation | readonly FooterNavigation[];
    columns: 1 | 2 | 3 | 4;
    meta: Slot<FooterMeta>;
    /** The package signs for NHS England where this is left out; the house always gives its own words. */
    copyright: Slot<Content>;
    containerClasses: string;
  }
>;

const widths = { 1: 'full', 2: 'one-half', 3: 'one-third', 4: 'one-quarter' } as const;

export function Footer(props: FooterProps) {
  const { navigation = [], columns = 4 } = props;
  const blocks = isOne(navigation) ? [navigation] : navigation;
  return (
    <footer class={classNames('nhsuk-footer', props.classes)} id={props.id} role="contentinfo" {...props.attributes}>
      <div class={classNames('nhsuk-width-container', props.containerClasses)}>
        {inRows(blocks, columns).map((row) => (
          <div class="nhsuk-footer__navigation nhsuk-grid-row">
            {row.map((block) => drawNavigation(block, widths[columns]))}
          </div>
        ))}
        <div class="nhsuk-footer__meta">
          {drawMeta(optionsOf<FooterMeta>(props.meta), props.children)}
          {drawCopyright(props.copyright)}
        </div>
      </div>
    </footer>
  );
}

function isOne(navigation: FooterNavigation | readonly FooterNavigation[]): navigation is FooterNavigation {
  return !Array.isArray(navigation);
}

function inRows<T>(entries: readonly T[], columns: number): T[][] {
  const rows: T[][] = [];
  for (let index = 0; index < entries.length; index += columns) rows.push(entries.slice(index, index + columns));
  return rows;
}

function drawNavigation(block: FooterNavigation, width: string) {
  return (
    <div class={`nhsuk-grid-column-${block.width || width}`}>
      <Heading
        {...optionsOf<HeadingOptions>(block.heading)}
        level={2}
        size="s"
        baseClass="nhsuk-footer__heading"
        sizePrefix="nhsuk-heading-"
      />
      {drawWords(block)}
      {block.items && drawLinks(block.items)}
    </div>
  );
}

function drawWords(content: Content): ComponentChildren {
  if (!hasWords(content)) return null;
  return content.html ? content.html : <p class="nhsuk-body-s">{content.text}</p>;
}

function drawLinks(items: readonly (FooterLink | false)[]) {
  return (
    <ul class="nhsuk-footer__list">
      {present(items).map((item) => (
        <li class="nhsuk-footer__list-item">
          <a class="nhsuk-footer__list-item-link" href={item.href ?? ''} {...item.attributes}>
            {wordsOf(item)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function drawMeta(meta: FooterMeta, children: ComponentChildren) {
  return (
    <>
      {meta.items && <h2 class="nhsuk-u-visually-hidden">{meta.visuallyHiddenText ?? 'Support links'}</h2>}
      {meta.items && drawLinks(meta.items)}
      {children ?? drawWords(meta)}
    </>
  );
}

function drawCopyright(slot: Slot<Content>): ComponentChildren {
  if (slot === undefined) return <p class="nhsuk-body-s">© NHS England</p>;
  return drawWords(optionsOf<Content>(slot));
}
