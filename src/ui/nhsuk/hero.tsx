import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { Image } from './images.tsx';
import type { ImageOptions } from './images.tsx';
import { hasWords, optionsOf } from './options.ts';
import type { Attributes, ElementSettings, Options, Slot, Words } from './options.ts';

export type HeroContent = Options<
  Words & { heading: Slot<HeadingOptions>; width: string; classes: string; image: ImageOptions }
>;

export type HeroProps = Options<
  ElementSettings &
    Words & {
      children: ComponentChildren;
      heading: Slot<HeadingOptions>;
      content: HeroContent | readonly HeroContent[];
      /** A picture behind the words. It needs a style attribute, which the house's content security policy forbids. */
      image: Options<{ src: string }>;
      border: boolean;
      width: string;
      containerClasses: string;
    }
>;

export function Hero(props: HeroProps) {
  const blocks = blocksOf(props);
  const hasImage = Boolean(props.image?.src);
  return (
    <section class={heroClasses(props)} id={props.id} {...backgroundOf(props)} {...props.attributes}>
      {blocks.length > 0 && (
        <div class={classNames('nhsuk-width-container', props.containerClasses)}>
          {inPairs(blocks).map((pair) => (
            <div class="nhsuk-grid-row">{pair.map((block) => drawBlock(block, hasImage && blocks.length === 1))}</div>
          ))}
        </div>
      )}
      {hasImage && <div class="nhsuk-hero__overlay"></div>}
    </section>
  );
}

function heroClasses({ image, heading, border, classes }: HeroProps): string {
  return classNames(
    'nhsuk-hero',
    image?.src && 'nhsuk-hero--image',
    image?.src && heading && 'nhsuk-hero--image-description',
    !image?.src && border !== false && 'nhsuk-hero--border',
    classes,
  );
}

function backgroundOf({ image }: HeroProps): Attributes {
  return image?.src ? { style: `background-image: url('${image.src}');` } : {};
}

function blocksOf({ content, heading, text, html, children, width }: HeroProps): HeroContent[] {
  const blocks = isOne(content) ? [content] : [...(content ?? [])];
  const hasOwnBlock = heading || text || html || children;
  return hasOwnBlock ? [{ heading, text, html: children ?? html, width: width ?? 'two-thirds' }, ...blocks] : blocks;
}

function isOne(content: HeroProps['content']): content is HeroContent {
  return content !== undefined && !Array.isArray(content);
}

function inPairs<T>(entries: readonly T[]): T[][] {
  const pairs: T[][] = [];
  for (let index = 0; index < entries.length; index += 2) pairs.push(entries.slice(index, index + 2));
  return pairs;
}

function drawBlock(block: HeroContent, hasArrow: boolean) {
  const heading = optionsOf<HeadingOptions>(block.heading);
  return (
    <div class={`nhsuk-grid-column-${block.width || 'one-half'}`}>
      <div class={classNames('nhsuk-hero__content', block.classes)}>
        {hasArrow && <span class="nhsuk-hero__arrow" aria-hidden="true"></span>}
        {hasWords(heading) && (
          <Heading {...heading} size={heading.size ?? 'xl'} classes={classNames('nhsuk-hero__heading', heading.classes)} />
        )}
        {block.html ?? (block.text && <p class="nhsuk-body-l">{block.text}</p>)}
        {block.image && <Image {...block.image} />}
      </div>
    </div>
  );
}
