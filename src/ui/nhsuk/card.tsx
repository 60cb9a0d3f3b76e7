import type { ComponentChildren } from 'preact';
import { actionsOf } from './card-action.tsx';
import type { ActionsSlot } from './card-action.tsx';
import { CardHeading, CardHeadingBar, isCare } from './card-heading.tsx';
import type { CareVariant } from './card-heading.tsx';
import { classNames, flagClass, modifierClass } from './classes.ts';
import type { HeadingOptions } from './heading.tsx';
import { Icon } from './icon.tsx';
import { hasWords, optionsOf, present } from './options.ts';
import type { Attributes, Content, ElementSettings, Options, Slot, Words } from './options.ts';

export type CardDescription = Options<Words & { classes: string; attributes: Attributes }>;

export type CardImage = Options<{ src: string; alt: string; html: ComponentChildren }>;

export type CardOptions = Options<
  ElementSettings & {
    heading: Slot<HeadingOptions>;
    description: Slot<CardDescription>;
    href: string;
    /** The whole card leads to `href`. */
    clickable: boolean;
    variant: 'feature' | 'primary' | 'secondary' | 'warning' | CareVariant;
    image: CardImage;
    actions: ActionsSlot;
  }
>;

export type CardProps = CardOptions & Options<{ children: ComponentChildren }>;

const variants = ['feature', 'primary', 'secondary', 'warning'];

export function Card(props: CardProps) {
  const heading = optionsOf<HeadingOptions>(props.heading);
  const description = optionsOf<CardDescription>(props.description);
  const classes = cardClasses(props, heading);
  const hasBar = isCare(props.variant, heading) || present(actionsOf(props.actions).items).length > 0;
  return (
    <div class={classes} id={props.id} {...props.attributes}>
      {props.image && drawImage(props.image)}
      {hasBar && <CardHeadingBar card={props} classes={classes} />}
      <div class={classNames('nhsuk-card__content', description.classes)} {...description.attributes}>
        {!hasBar && <CardHeading heading={heading} href={classes.includes('nhsuk-card--feature') ? undefined : props.href} />}
        {cardWords(description, props.children)}
        {classes.includes('nhsuk-card--primary') && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  );
}

function cardClasses({ clickable, variant, classes }: CardProps, heading: Content): string {
  return classNames(
    'nhsuk-card',
    clickable && 'nhsuk-card--clickable',
    modifierClass(variant, { classes, prefix: 'nhsuk-card--', allowed: variants }),
    flagClass(isCare(variant, heading), 'nhsuk-card--care', classes) && `nhsuk-card--care nhsuk-card--care--${variant}`,
    classes,
  );
}

function drawImage({ src, alt, html }: CardImage): ComponentChildren {
  if (html) return html;
  return src ? <img class="nhsuk-card__img" src={src} alt={alt ?? ''} /> : null;
}

function cardWords(description: Content, children: ComponentChildren): ComponentChildren {
  if (children) return children;
  if (description.html || !hasWords(description)) return description.html;
  return <p class="nhsuk-card__description">{description.text}</p>;
}
