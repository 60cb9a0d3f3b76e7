import { classNames } from './classes.ts';
import { beside } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { i18nAttributes } from './i18n-attributes.ts';
import type { PluralMessages } from './i18n-attributes.ts';
import type { Attributes, Options } from './options.ts';
import { Textarea } from './textarea.tsx';
import type { TextareaProps } from './textarea.tsx';

export type CharacterCountProps = TextareaProps &
  Options<{
    /** Longest answer in characters; `maxwords` counts words instead. */
    maxlength: number;
    maxwords: number;
    countType: 'characters' | 'words';
    /** The count appears once this share of the room is used, in per cent. */
    threshold: number;
    countMessage: Options<{ classes: string }>;
    textareaDescriptionText: string;
    charactersUnderLimitText: PluralMessages;
    charactersAtLimitText: string;
    charactersOverLimitText: PluralMessages;
    wordsUnderLimitText: PluralMessages;
    wordsAtLimitText: string;
    wordsOverLimitText: PluralMessages;
  }>;

/** A textarea that says how much room is left. Without JavaScript it says how much may be written. */
export function CharacterCount(props: CharacterCountProps) {
  const { formGroup, name } = props;
  const id = props.id || name;
  return (
    <Textarea
      {...textareaOptions(props)}
      id={id}
      describedBy={`${id}-info`}
      classes={classNames('nhsuk-js-character-count', props.classes)}
      formGroup={{
        classes: classNames(formGroup?.classes, 'nhsuk-character-count'),
        attributes: { ...countAttributes(props), ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: { html: countMessage(props, id) },
      }}
    />
  );
}

function textareaOptions(props: CharacterCountProps): TextareaProps {
  const { name, rows, spellcheck, value, label, hint, errorMessage, disabled, autocomplete, attributes } = props;
  return { name, rows, spellcheck, value, label, hint, errorMessage, disabled, autocomplete, attributes };
}

function countMessage(props: CharacterCountProps, id: string) {
  const limit = props.maxwords ?? props.maxlength;
  const text = limit ? descriptionText(props).replace('%{count}', String(limit)) : undefined;
  return (
    <>
      <Hint
        text={text}
        id={`${id}-info`}
        classes={classNames('nhsuk-character-count__message', props.countMessage?.classes)}
        attributes={{ hidden: text === undefined }}
      />
      {beside(props.formGroup?.afterInput)}
    </>
  );
}

function descriptionText(props: CharacterCountProps): string {
  return props.textareaDescriptionText || `You can enter up to %{count} ${countTypeOf(props) === 'words' ? 'words' : 'characters'}`;
}

function countTypeOf({ countType, maxwords }: CharacterCountProps) {
  return countType ?? (maxwords ? 'words' : undefined);
}

function countAttributes(props: CharacterCountProps): Attributes {
  const hasNoLimit = !props.maxwords && !props.maxlength;
  const description = hasNoLimit && props.textareaDescriptionText ? { other: props.textareaDescriptionText } : undefined;
  return {
    'data-module': 'nhsuk-character-count',
    'data-maxlength': props.maxlength,
    'data-maxwords': props.maxwords,
    'data-threshold': props.threshold,
    'data-count-type': countTypeOf(props),
    ...i18nAttributes({
      'textarea-description': description,
      'characters-under-limit': props.charactersUnderLimitText,
      'characters-at-limit': props.charactersAtLimitText,
      'characters-over-limit': props.charactersOverLimitText,
      'words-under-limit': props.wordsUnderLimitText,
      'words-at-limit': props.wordsAtLimitText,
      'words-over-limit': props.wordsOverLimitText,
    }),
  };
}
