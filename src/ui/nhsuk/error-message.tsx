import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type ErrorMessageOptions = Options<ElementSettings & Words & { visuallyHiddenText: string }>;

export type ErrorMessageProps = ErrorMessageOptions & Options<{ children: ComponentChildren }>;

export function ErrorMessage({ children, classes, id, attributes, visuallyHiddenText = 'Error', ...words }: ErrorMessageProps) {
  return (
    <span class={classNames('nhsuk-error-message', classes)} id={id} {...attributes}>
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>}
      {wordsOf(words, children)}
    </span>
  );
}
