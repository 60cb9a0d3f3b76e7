import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { Caption } from './caption.tsx';
import type { CaptionOptions } from './caption.tsx';
import { classNames, modifierClass } from './classes.ts';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type HeadingSize = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export type HeadingOptions = Options<
  ElementSettings &
    Words & {
      level: HeadingLevel;
      size: HeadingSize;
      caption: Slot<CaptionOptions>;
      href: string;
      visuallyHiddenText: string;
      element: string;
    }
>;

export type HeadingProps = HeadingOptions & Options<{ children: ComponentChildren }>;

/** How another component dresses a heading: its own base class, the prefix of its sizes, and the sizes it has. */
export type HeadingDress = Options<{ baseClass: string; sizePrefix: string; sizes: readonly HeadingSize[] }>;

const allSizes: readonly HeadingSize[] = ['xxs', 'xs', 's', 'm', 'l', 'xl'];

export function Heading(props: HeadingProps & HeadingDress) {
  if (!hasWords(props) && !props.children) return null;
  const sizeClass = headingSize(props);
  const caption = captionOf(props, sizeClass ? props.size : undefined);
  const place = hasWords(caption) ? (caption.placement ?? 'start') : undefined;
  const settings = { class: headingClasses(props, sizeClass) || undefined, id: props.id, ...props.attributes };
  return (
    <>
      {place === 'before' && <Caption {...caption} />}
      {h(
        props.element ?? `h${props.level ?? 1}`,
        settings,
        place === 'start' && <Caption {...caption} />,
        headingWords(props),
        props.visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {props.visuallyHiddenText}</span>,
        place === 'end' && <Caption {...caption} />,
      )}
      {place === 'after' && <Caption {...caption} />}
    </>
  );
}

function headingSize({ size, classes, baseClass = 'nhsuk-heading', sizePrefix, sizes = allSizes }: HeadingProps & HeadingDress) {
  const prefix = sizePrefix ?? `${baseClass}-`;
  if (size === undefined || !sizes.includes(size)) return false;
  return modifierClass(size, { classes, prefix, allowed: allSizes });
}

function headingClasses({ classes, baseClass = 'nhsuk-heading', sizePrefix }: HeadingProps & HeadingDress, size: string | false) {
  // A size made from the base class itself (nhsuk-heading-l) stands in its place, any other size stands beside it.
  const isInstead = size && (sizePrefix ?? `${baseClass}-`) === `${baseClass}-`;
  return isInstead ? classNames(size, classes) : classNames(baseClass, size, classes);
}

function captionOf({ caption }: HeadingProps, size: HeadingSize | undefined): CaptionOptions {
  const options = optionsOf<CaptionOptions>(caption);
  return { ...options, size: options.size ?? size };
}

function headingWords(props: HeadingProps): ComponentChildren {
  if (props.children) return props.children;
  if (!props.href) return wordsOf(props);
  return (
    <a class="nhsuk-link" href={props.href}>
      {wordsOf(props)}
    </a>
  );
}
