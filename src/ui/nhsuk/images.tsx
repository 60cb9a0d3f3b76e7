import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type ImageOptions = Options<
  ElementSettings & {
    src: string;
    alt: string;
    sizes: string;
    srcset: string;
    html: ComponentChildren;
    caption: Slot<Options<Words & { classes: string }>>;
    background: boolean;
    border: boolean;
    width: string;
  }
>;

/** A picture with its caption. An empty `alt` marks decoration. */
export function Image(props: ImageOptions & Options<{ children: ComponentChildren }>) {
  const caption = optionsOf<Options<Words & { classes: string }>>(props.caption);
  return (
    <figure class={imageClasses(props)} id={props.id} {...props.attributes}>
      {props.children ?? props.html ?? drawImage(props)}
      {hasWords(caption) && (
        <figcaption class={classNames('nhsuk-image__caption', caption.classes)}>{wordsOf(caption)}</figcaption>
      )}
    </figure>
  );
}

function imageClasses({ border, background, width, classes }: ImageOptions): string {
  return classNames(
    'nhsuk-image',
    flagClass(border === false, 'nhsuk-image--no-border', classes),
    flagClass(background === false, 'nhsuk-image--no-background', classes),
    width && flagClass(true, `nhsuk-u-width-${width}`, classes),
    classes,
  );
}

function drawImage({ src, alt, sizes, srcset }: ImageOptions) {
  return src && <img class="nhsuk-image__img" src={src} alt={alt ?? ''} sizes={sizes} srcset={srcset} />;
}
