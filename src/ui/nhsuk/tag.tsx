import type { ComponentChildren } from 'preact';
import { classNames, flagClass, modifierClass } from './classes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

const colours = ['white', 'grey', 'green', 'aqua-green', 'blue', 'purple', 'pink', 'red', 'orange', 'yellow'] as const;

export type TagOptions = Options<ElementSettings & Words & { colour: (typeof colours)[number] | false; border: boolean }>;

/** A status in words. The colour only underlines it: never say anything by colour alone. */
export function Tag({ colour, border, id, classes, attributes, children, ...words }: TagOptions & Options<{ children: ComponentChildren }>) {
  const className = classNames(
    'nhsuk-tag',
    modifierClass(colour, { classes, prefix: 'nhsuk-tag--', allowed: colours }),
    flagClass(colour === false, 'nhsuk-tag--no-colour', classes),
    flagClass(border === false, 'nhsuk-tag--no-border', classes),
    classes,
  );
  return (
    <strong class={className} id={id} {...attributes}>
      {wordsOf(words, children)}
    </strong>
  );
}
