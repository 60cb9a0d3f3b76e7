import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { actionsOf, CardAction } from './card-action.tsx';
import type { CardOptions } from './card.tsx';
import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { hasWords, optionsOf, present } from './options.ts';
import type { Content } from './options.ts';

/** What a care card says before its heading to those who cannot see its colour. */
const careWords = {
  'non-urgent': 'Non-urgent advice',
  urgent: 'Urgent advice',
  emergency: 'Immediate action required',
};

export type CareVariant = keyof typeof careWords;

/** True for the three care cards of the NHS design system that have a heading. */
export function isCare(variant: string | undefined, heading: Content): variant is CareVariant {
  return variant !== undefined && variant in careWords && hasWords(heading);
}

/** The strip above a card: its heading and what can be done with the card. */
export function CardHeadingBar({ card, classes }: { readonly card: CardOptions; readonly classes: string }) {
  const heading = optionsOf<HeadingOptions>(card.heading);
  const care = isCare(card.variant, heading) ? careWords[card.variant] : undefined;
  const href = classes.includes('nhsuk-card--feature') ? undefined : card.href;
  return (
    <div class="nhsuk-card__heading-container">
      <CardHeading heading={{ ...heading, visuallyHiddenText: heading.visuallyHiddenText ?? care }} href={href} />
      {care && <span class="nhsuk-card--care__arrow" aria-hidden="true"></span>}
      <CardActions card={card} />
    </div>
  );
}

export function CardHeading({ heading, href }: { readonly heading: HeadingOptions; readonly href: string | undefined }) {
  const { id, caption, size, classes, attributes, text, html } = heading;
  return (
    <>
      {text && (
        <Heading
          {...{ id, caption, size, classes, attributes }}
          level={heading.level ?? 2}
          baseClass="nhsuk-card__heading"
          sizePrefix="nhsuk-heading-"
        >
          {headingWords(heading, href)}
        </Heading>
      )}
      {html}
    </>
  );
}

function headingWords({ text, visuallyHiddenText }: HeadingOptions, href: string | undefined): ComponentChildren {
  if (href) {
    return (
      <a class="nhsuk-card__link" href={href}>
        {text}
      </a>
    );
  }
  if (!visuallyHiddenText) return text;
  return h('span', { role: 'text' }, <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>, text);
}

function CardActions({ card: { actions, heading } }: { readonly card: CardOptions }) {
  const { items, classes } = actionsOf(actions);
  const [first, ...others] = present(items);
  if (!first) return null;
  const className = classNames('nhsuk-card__actions', classes);
  if (others.length === 0) {
    return (
      <div class={className}>
        <CardAction action={first} heading={heading} />
      </div>
    );
  }
  return (
    <ul class={className}>
      {[first, ...others].map((action) => (
        <li class="nhsuk-card__action">
          <CardAction action={action} heading={heading} />
        </li>
      ))}
    </ul>
  );
}
