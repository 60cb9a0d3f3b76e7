import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { Caption } from './caption.tsx';
import { hasWords } from './options.ts';
import type { Options } from './options.ts';
import { Heading } from './heading.tsx';
import { resolveHeading } from './heading-slot.ts';
import type { HeadingSlotOptions, ResolvedHeading } from './heading-slot.ts';

export type LabelOptions = HeadingSlotOptions & Options<{ for: string }>;

export type LabelProps = LabelOptions & Options<{ children: ComponentChildren }>;

export function Label(props: LabelProps) {
  const resolved = resolveHeading(props);
  const { isHeading, heading, words, caption } = resolved;
  if (!hasWords(words) && !props.children) return null;
  const wrapper = { class: 'nhsuk-label-wrapper', id: heading.id, ...heading.attributes };
  const label = drawLabel(props, resolved);
  return (
    <>
      {caption.placement === 'before' && <Caption {...caption} />}
      {isHeading ? h(`h${heading.level ?? 1}`, wrapper, label) : label}
      {caption.placement === 'after' && <Caption {...caption} />}
    </>
  );
}

function drawLabel(props: LabelProps, { words, caption, size }: ResolvedHeading) {
  const isInside = !caption.placement || caption.placement === 'start' || caption.placement === 'end';
  return (
    <Heading
      id={props.id}
      {...words}
      caption={isInside ? caption : undefined}
      size={size}
      sizes={['s', 'm', 'l', 'xl']}
      baseClass="nhsuk-label"
      sizePrefix="nhsuk-label--"
      classes={props.classes}
      attributes={{ for: props.for, ...props.attributes }}
      element="label"
    >
      {props.children}
    </Heading>
  );
}
