import { h } from 'preact';
import { BackLink } from './back-link.tsx';
import type { BackLinkProps } from './back-link.tsx';
import { classNames, flagClass } from './classes.ts';
import { present, wordsOf } from './options.ts';
import type { Attributes, ElementSettings, Options, Words } from './options.ts';

export type BreadcrumbItem = Options<Words & { href: string; attributes: Attributes }>;

export type BreadcrumbProps = { readonly items: readonly (BreadcrumbItem | false)[] } & Options<
  ElementSettings & { ariaLabel: string; backLink: BackLinkProps; variant: 'reverse' }
>;

/** The path to this page. On a phone only the last step shows, as a link back. */
export function Breadcrumb({ items, id, classes, attributes, ariaLabel, backLink, variant }: BreadcrumbProps) {
  const steps = present(items);
  return (
    <nav
      class={classNames('nhsuk-breadcrumb', flagClass(variant === 'reverse', 'nhsuk-breadcrumb--reverse', classes), classes)}
      id={id}
      aria-label={ariaLabel || 'Breadcrumb'}
      {...attributes}
    >
      <ol class="nhsuk-breadcrumb__list">
        {steps.filter(({ href }) => href).map(drawStep)}
      </ol>
      <BackLink {...backOneStep(steps.at(-1), backLink)} variant={backLink?.variant ?? variant} />
    </nav>
  );
}

function drawStep(item: BreadcrumbItem) {
  return (
    <li class="nhsuk-breadcrumb__list-item">
      {h('a', { class: 'nhsuk-breadcrumb__link', href: item.href, ...item.attributes }, wordsOf(item))}
    </li>
  );
}

function backOneStep(last: BreadcrumbItem | undefined, backLink: BackLinkProps | undefined): BackLinkProps {
  const hasOwnWords = Boolean(backLink?.html) || Boolean(backLink?.text);
  return {
    ...backLink,
    visuallyHiddenText: backLink?.visuallyHiddenText ?? 'Back to',
    text: hasOwnWords ? backLink?.text : last?.text,
    href: backLink?.href ?? last?.href,
    attributes: backLink?.attributes ?? last?.attributes,
  };
}
