import type { CaptionOptions } from './caption.tsx';
import type { HeadingOptions, HeadingSize } from './heading.tsx';
import { optionsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

/** What labels and legends share: words that may also be the heading of the page. */
export type HeadingSlotOptions = Options<
  ElementSettings &
    Words & {
      heading: Slot<HeadingOptions> | true;
      isPageHeading: boolean;
      caption: Slot<CaptionOptions>;
      size: HeadingSize;
      visuallyHiddenText: string;
    }
>;

export interface ResolvedHeading {
  readonly isHeading: boolean;
  readonly heading: HeadingOptions;
  readonly words: Options<Words & { visuallyHiddenText: string }>;
  readonly caption: CaptionOptions;
  readonly size: HeadingSize | undefined;
}

/** Settles which of the label's own words and its heading's words count (label and legend templates of nhsuk-frontend). */
export function resolveHeading(props: HeadingSlotOptions): ResolvedHeading {
  const heading = optionsOf<HeadingOptions>(props.heading);
  const isHeading = headingIsWanted(props);
  const size = isHeading ? (heading.size ?? props.size) : props.size;
  const [first, second]: [HeadingSlotOptions, HeadingSlotOptions] = isHeading ? [heading, props] : [props, heading];
  const caption = optionsOf<CaptionOptions>(isHeading ? (heading.caption ?? props.caption) : props.caption);
  return {
    isHeading,
    heading,
    size,
    words: {
      text: first.text ?? second.text,
      html: first.html ?? second.html,
      visuallyHiddenText: isHeading ? (heading.visuallyHiddenText ?? props.visuallyHiddenText) : props.visuallyHiddenText,
    },
    caption: { ...caption, size: caption.size ?? size },
  };
}

function headingIsWanted({ heading, isPageHeading }: HeadingSlotOptions): boolean {
  if (isPageHeading) return heading !== false;
  return isPageHeading !== false && Boolean(heading);
}
