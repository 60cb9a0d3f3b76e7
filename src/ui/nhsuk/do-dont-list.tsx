import { Card } from './card.tsx';
import type { HeadingOptions } from './heading.tsx';
import { Icon } from './icon.tsx';
import { optionsOf, present, wordsOf } from './options.ts';
import type { Content, ElementSettings, Options, Slot } from './options.ts';

export type DoDontListProps = { readonly items: readonly (Content | false)[] } & Options<
  ElementSettings & {
    heading: Slot<HeadingOptions>;
    icon: 'tick' | 'cross';
    /** Words before every entry; "do not" for crosses where nothing else is said. */
    prefixText: string;
    hidePrefix: boolean;
  }
>;

export function DoDontList({ heading: slot, icon = 'tick', items, prefixText, hidePrefix, ...settings }: DoDontListProps) {
  const heading = optionsOf<HeadingOptions>(slot);
  const prefix = hidePrefix ? undefined : prefixText || (icon === 'cross' && 'do not');
  return (
    <Card {...settings} variant="feature" heading={{ ...heading, level: heading.level ?? 3 }}>
      <ul class={`nhsuk-list nhsuk-list--${icon}`} role="list">
        {present(items).map((item) => (
          <li>
            <Icon name={icon} />
            {prefix && `${prefix} `}
            {wordsOf(item)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
