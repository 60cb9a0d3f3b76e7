import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Hint } from './hint.tsx';
import type { HintOptions } from './hint.tsx';
import { Label } from './label.tsx';
import type { LabelOptions } from './label.tsx';
import { hasWords, optionsOf } from './options.ts';
import type { Attributes, Options, Slot, Words } from './options.ts';

/** What radio buttons and checkboxes say about one answer. */
export type ChoiceItem = Options<
  Words & {
    value: string | number;
    id: string;
    label: Slot<LabelOptions>;
    hint: Slot<HintOptions>;
    checked: boolean;
    disabled: boolean;
    /** Words between groups of answers, such as "or", in place of an answer. */
    divider: string;
    /** Further questions that belong to this answer. */
    conditional: Options<{ html: ComponentChildren }>;
    classes: string;
    attributes: Attributes;
  }
>;

/** The first control carries the bare name so that the error summary can link to it. */
export function choiceId(item: { readonly id?: string | undefined }, prefix: string | undefined, position: number): string {
  return item.id || (position > 1 ? `${prefix}-${position}` : `${prefix}`);
}

export function choiceHintId(item: ChoiceItem, id: string): string | undefined {
  const hint = optionsOf<HintOptions>(item.hint);
  return hasWords(hint) ? (hint.id ?? `${id}-item-hint`) : undefined;
}

type ChoiceWordsProps = { readonly item: ChoiceItem; readonly id: string; readonly block: 'nhsuk-radios' | 'nhsuk-checkboxes' };

/** Label and hint of one answer. */
export function ChoiceWords({ item, id, block }: ChoiceWordsProps) {
  const label = optionsOf<LabelOptions>(item.label);
  const hint = optionsOf<HintOptions>(item.hint);
  const hintId = choiceHintId(item, id);
  return (
    <>
      <Label
        html={label.html ?? item.html}
        text={label.text ?? item.text}
        visuallyHiddenText={label.visuallyHiddenText}
        id={label.id}
        for={id}
        classes={classNames(`${block}__label`, label.classes)}
        attributes={label.attributes}
      />
      {hintId && <Hint {...hint} id={hintId} classes={classNames(`${block}__hint`, hint.classes)} />}
    </>
  );
}

type ConditionalProps = ChoiceWordsProps & { readonly isChecked: boolean };

/** The further questions of an answer, closed until it is chosen (open where there is no JavaScript). */
export function ConditionalQuestions({ item, id, block, isChecked }: ConditionalProps) {
  if (!item.conditional?.html) return null;
  const classes = classNames(`${block}__conditional`, !isChecked && `${block}__conditional--hidden`);
  return (
    <div class={classes} id={`conditional-${id}`}>
      {item.conditional.html}
    </div>
  );
}
