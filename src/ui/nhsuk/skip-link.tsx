import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type SkipLinkProps = Options<ElementSettings & Words & { children: ComponentChildren; href: string }>;

export function SkipLink({ id, classes, attributes, href, children, ...words }: SkipLinkProps) {
  return (
    <a class={classNames('nhsuk-skip-link', classes)} id={id} data-module="nhsuk-skip-link" href={href || '#maincontent'} {...attributes}>
      {wordsOf(words, children) || 'Skip to main content'}
    </a>
  );
}
