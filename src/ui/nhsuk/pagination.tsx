import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Icon } from './icon.tsx';
import { hasWords, optionsOf, present, wordsOf } from './options.ts';
import type { Attributes, Content, ElementSettings, Options, Slot, Words } from './options.ts';

export type PaginationLink = Options<Words & { href: string; label: Slot<Content>; attributes: Attributes }>;

export type PaginationItem = Options<{
  number: number;
  href: string;
  current: boolean;
  /** Three dots in place of the pages that are left out. */
  ellipsis: boolean;
  ariaLabel: string;
  classes: string;
  attributes: Attributes;
}>;

export type PaginationProps = Options<
  ElementSettings & {
    previous: PaginationLink;
    next: PaginationLink;
    items: readonly (PaginationItem | false)[];
    ariaLabel: string;
  }
>;

/** Links between the pages of a guide, or numbered pages of a list where `items` are given. */
export function Pagination(props: PaginationProps) {
  const isNumbered = (props.items ?? []).length > 0;
  return (
    <nav
      class={classNames('nhsuk-pagination', isNumbered && 'nhsuk-pagination--numbered', props.classes)}
      id={props.id}
      role="navigation"
      aria-label={props.ariaLabel || 'Pagination'}
      {...props.attributes}
    >
      {isNumbered ? drawNumbered(props) : drawGuide(props)}
    </nav>
  );
}

function drawNumbered({ previous, next, items }: PaginationProps) {
  return (
    <>
      {previous?.href && (
        <a href={previous.href} class="nhsuk-pagination__previous" rel="prev">
          <Icon name="arrow-left" />
          {drawTitle(previous, 'Previous')}
        </a>
      )}
      <ul class="nhsuk-pagination__list">{present(items).map(drawPage)}</ul>
      {next?.href && (
        <a href={next.href} class="nhsuk-pagination__next" rel="next">
          {drawTitle(next, 'Next')}
          <Icon name="arrow-right" />
        </a>
      )}
    </>
  );
}

function drawTitle(link: PaginationLink, word: string) {
  const hidden = <span class="nhsuk-u-visually-hidden"> page</span>;
  return <span class="nhsuk-pagination__title">{hasWords(link) ? wordsOf(link) : [word, hidden]}</span>;
}

function drawPage(item: PaginationItem) {
  const { current, ellipsis, classes } = item;
  return (
    <li
      class={classNames(
        'nhsuk-pagination__item',
        current && 'nhsuk-pagination__item--current',
        ellipsis && 'nhsuk-pagination__item--ellipsis',
        classes,
      )}
    >
      {ellipsis ? '⋯' : drawPageLink(item)}
    </li>
  );
}

function drawPageLink({ number, href, current, ariaLabel, attributes }: PaginationItem) {
  return (
    <a
      class="nhsuk-pagination__link"
      href={href ?? ''}
      aria-label={ariaLabel ?? `Page ${number}`}
      aria-current={current ? 'page' : undefined}
      {...attributes}
    >
      {number}
    </a>
  );
}

function drawGuide({ previous, next }: PaginationProps) {
  return (
    <ul class="nhsuk-list nhsuk-pagination__list">
      {previous?.href && drawGuideLink(previous, { step: 'prev', side: 'previous', title: drawTitle(previous, 'Previous') })}
      {next?.href && drawGuideLink(next, { step: 'next', side: 'next', title: drawTitle(next, 'Next') })}
    </ul>
  );
}

interface GuideLink {
  readonly step: 'prev' | 'next';
  readonly side: 'previous' | 'next';
  readonly title: ComponentChildren;
}

function drawGuideLink(link: PaginationLink, { step, side, title }: GuideLink) {
  const label = optionsOf<Content>(link.label);
  const classes = `nhsuk-pagination__link nhsuk-pagination__link--${step}`;
  return (
    <li class={`nhsuk-pagination-item--${side}`}>
      <a class={classes} href={link.href ?? ''} rel={step} {...link.attributes}>
        {title}
        {hasWords(label) && <span class="nhsuk-u-visually-hidden">:</span>}
        {hasWords(label) && <span class="nhsuk-pagination__page">{wordsOf(label)}</span>}
        <Icon name={step === 'prev' ? 'arrow-left' : 'arrow-right'} />
      </a>
    </li>
  );
}
