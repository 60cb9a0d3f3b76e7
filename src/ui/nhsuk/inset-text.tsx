import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type InsetTextProps = Options<ElementSettings & Words & { children: ComponentChildren; visuallyHiddenText: string }>;

export function InsetText({ id, classes, attributes, visuallyHiddenText, children, html, text }: InsetTextProps) {
  return (
    <div class={classNames('nhsuk-inset-text', classes)} id={id} {...attributes}>
      <span class="nhsuk-u-visually-hidden">{visuallyHiddenText || 'Information'}: </span>
      {children ?? html ?? (text && <p>{text}</p>)}
    </div>
  );
}
