import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { classNames, modifierClass } from './classes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type CaptionOptions = Options<
  ElementSettings &
    Words & {
      element: 'span' | 'p' | 'h2' | 'h3' | 'div';
      placement: 'before' | 'after' | 'start' | 'end';
      size: 's' | 'm' | 'l' | 'xl' | 'xxl' | 'xs' | 'xxs';
    }
>;

export type CaptionProps = CaptionOptions & Options<{ children: ComponentChildren }>;

const sizes = ['m', 'l', 'xl', 'xxl'];

/** A short line that goes with a heading, such as the name of the section. */
export function Caption({ children, size, placement, classes, element, id, attributes, ...words }: CaptionProps) {
  const sizeClass = modifierClass(size, { classes, prefix: 'nhsuk-caption-', allowed: sizes });
  const isBelow = placement === 'after' || placement === 'end';
  const className = classNames(sizeClass || 'nhsuk-caption', isBelow && 'nhsuk-caption--bottom', classes);
  return h(element ?? 'span', { class: className, id, ...attributes }, wordsOf(words, children));
}
