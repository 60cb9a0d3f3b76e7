import type { ComponentChildren } from 'preact';
import { Card } from './card.tsx';
import type { ActionsSlot } from './card-action.tsx';
import type { HeadingOptions } from './heading.tsx';
import { optionsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type WarningCalloutProps = Options<
  ElementSettings &
    Words & {
      children: ComponentChildren;
      heading: Slot<HeadingOptions>;
      /** Said before the heading to screen readers, unless the heading says "important" itself. */
      visuallyHiddenText: string;
      actions: ActionsSlot;
    }
>;

export function WarningCallout({ heading: slot, visuallyHiddenText, text, html, children, ...settings }: WarningCalloutProps) {
  const heading = optionsOf<HeadingOptions>(slot);
  const isSaid = !heading.text || /[Ii]mportant/.test(heading.text);
  const hiddenText = isSaid ? undefined : (heading.visuallyHiddenText ?? visuallyHiddenText ?? 'Important');
  return (
    <Card
      {...settings}
      variant="warning"
      heading={{ ...heading, level: heading.level ?? 3, visuallyHiddenText: hiddenText }}
      description={{ text, html }}
    >
      {children}
    </Card>
  );
}
