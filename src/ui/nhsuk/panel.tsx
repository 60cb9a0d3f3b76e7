import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { optionsOf, wordsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type PanelProps = Options<
  ElementSettings & Words & { children: ComponentChildren; heading: Slot<HeadingOptions>; variant: 'interruption' }
>;

export function Panel({ heading, variant, id, classes, attributes, children, ...content }: PanelProps) {
  const words = wordsOf(content, children);
  const isInterruption = variant === 'interruption';
  return (
    <div
      class={classNames('nhsuk-panel', flagClass(isInterruption, 'nhsuk-panel--interruption', classes), classes)}
      id={id}
      {...attributes}
    >
      <Heading
        {...optionsOf<HeadingOptions>(heading)}
        sizes={['m', 'l', 'xl']}
        baseClass="nhsuk-panel__heading"
        sizePrefix="nhsuk-panel__heading--"
      />
      {words && <div class="nhsuk-panel__body">{words}</div>}
    </div>
  );
}
