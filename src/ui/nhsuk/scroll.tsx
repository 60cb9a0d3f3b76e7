import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type ScrollProps = Options<
  ElementSettings & Words & { children: ComponentChildren; labelledBy: string; variant: 'reverse' }
>;

/** A box that scrolls sideways on its own, for wide tables and diagrams. */
export function Scroll({ id, classes, attributes, labelledBy, variant, children, html, text }: ScrollProps) {
  return (
    <div
      class={classNames('nhsuk-scroll', flagClass(variant === 'reverse', 'nhsuk-scroll--reverse', classes), classes)}
      id={id}
      data-module="nhsuk-scroll"
      {...attributes}
    >
      <div class="nhsuk-scroll__content" role="region" aria-labelledby={labelledBy}>
        {children ?? html ?? (text && <p>{text}</p>)}
      </div>
    </div>
  );
}
