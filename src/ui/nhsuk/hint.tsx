import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type HintOptions = Options<ElementSettings & Words>;

export function Hint({ children, classes, id, attributes, ...words }: HintOptions & Options<{ children: ComponentChildren }>) {
  return (
    <div class={classNames('nhsuk-hint', classes)} id={id} {...attributes}>
      {wordsOf(words, children)}
    </div>
  );
}
