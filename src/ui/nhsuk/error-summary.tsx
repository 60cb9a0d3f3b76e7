import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import { hasWords, optionsOf, present, wordsOf } from './options.ts';
import type { Attributes, Content, ElementSettings, Options, Slot, Words } from './options.ts';

export type ErrorSummaryItem = Options<Words & { href: string; attributes: Attributes }>;

export type ErrorSummaryProps = Options<
  ElementSettings & {
    children: ComponentChildren;
    heading: Slot<Options<Words & { id: string; attributes: Attributes }>>;
    description: Slot<Content>;
    errorList: readonly (ErrorSummaryItem | false)[];
    disableAutoFocus: boolean;
  }
>;

export function ErrorSummary(props: ErrorSummaryProps) {
  const errors = present(props.errorList);
  return (
    <div
      class={classNames('nhsuk-error-summary', props.classes)}
      id={props.id}
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={props.disableAutoFocus?.toString()}
      {...props.attributes}
    >
      {/* The alert is a box of its own: focus and alert on one element made screen readers miss part of it. */}
      <div role="alert">
        <Heading {...optionsOf(props.heading)} level={2} baseClass="nhsuk-error-summary__heading" />
        <div class="nhsuk-error-summary__body">
          {describe(props)}
          {errors.length > 0 && <ul class="nhsuk-list nhsuk-error-summary__list">{errors.map(drawError)}</ul>}
        </div>
      </div>
    </div>
  );
}

function describe({ description: slot, children }: ErrorSummaryProps) {
  const description = optionsOf<Content>(slot);
  if (!children && !hasWords(description)) return null;
  return <p>{wordsOf(description, children)}</p>;
}

function drawError(error: ErrorSummaryItem) {
  if (!error.href) return <li>{wordsOf(error)}</li>;
  return (
    <li>
      <a href={error.href} {...error.attributes}>
        {wordsOf(error)}
      </a>
    </li>
  );
}
