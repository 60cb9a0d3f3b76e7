import type { ComponentChildren } from 'preact';
import { Caption } from './caption.tsx';
import type { CaptionOptions } from './caption.tsx';
import { classNames, modifierClass } from './classes.ts';
import { hasWords, wordsOf } from './options.ts';
import type { Options } from './options.ts';
import { Heading } from './heading.tsx';
import { resolveHeading } from './heading-slot.ts';
import type { HeadingSlotOptions, ResolvedHeading } from './heading-slot.ts';

export type LegendOptions = HeadingSlotOptions;

export type LegendProps = LegendOptions & Options<{ children: ComponentChildren }>;

const sizes = ['s', 'm', 'l', 'xl'];

export function Legend(props: LegendProps) {
  const resolved = resolveHeading(props);
  const { isHeading, words } = resolved;
  // A caption cannot stand before a legend: the legend must be the first thing in its fieldset.
  const caption = { ...resolved.caption, placement: legendPlacement(resolved.caption) };
  if (!hasWords(words) && !props.children) return null;
  const draw = isHeading ? legendAroundHeading : legendAlone;
  return (
    <>
      {draw(props, { ...resolved, caption })}
      {caption.placement === 'after' && <Caption {...caption} />}
    </>
  );
}

function legendPlacement({ placement }: CaptionOptions): CaptionOptions['placement'] {
  return placement === 'before' ? 'start' : placement;
}

function legendAroundHeading(props: LegendProps, { heading, words, caption, size }: ResolvedHeading) {
  return (
    <legend class={legendClasses(props, size)} id={props.id} {...props.attributes}>
      <Heading
        id={heading.id}
        html={wordsOf(words, props.children)}
        visuallyHiddenText={words.visuallyHiddenText}
        caption={innerCaption(caption)}
        level={heading.level}
        baseClass="nhsuk-fieldset__heading"
        attributes={heading.attributes}
      />
    </legend>
  );
}

function legendAlone(props: LegendProps, { words, caption, size }: ResolvedHeading) {
  return (
    <Heading
      id={props.id}
      html={wordsOf(words, props.children)}
      visuallyHiddenText={words.visuallyHiddenText}
      caption={innerCaption(caption)}
      baseClass={legendClasses(props, size)}
      attributes={props.attributes}
      element="legend"
    />
  );
}

function innerCaption(caption: CaptionOptions): CaptionOptions | undefined {
  return caption.placement === 'after' ? undefined : caption;
}

function legendClasses({ classes }: LegendProps, size: string | undefined): string {
  const sizeClass = modifierClass(size, { classes, prefix: 'nhsuk-fieldset__legend--', allowed: sizes });
  return classNames('nhsuk-fieldset__legend', sizeClass, classes);
}
