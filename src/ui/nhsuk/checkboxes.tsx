import { choiceHintId, choiceId, ChoiceWords, ConditionalQuestions } from './choice.tsx';
import type { ChoiceItem } from './choice.tsx';
import { classNames, flagClass } from './classes.ts';
import { beside, Choices, explain, FormGroup } from './form-group.tsx';
import type { ChoicesGroupOptions, FieldSettings } from './form-group.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import type { ElementSettings, Options } from './options.ts';

export type CheckboxItem = ChoiceItem &
  Options<{
    name: string;
    /** `exclusive` unticks the others ("none of these"); `inclusive` ticks them all. */
    behaviour: 'exclusive' | 'inclusive';
    behaviourGroup: string;
  }>;

export type CheckboxesProps = { readonly name: string; readonly items: readonly (CheckboxItem | false)[] } & Options<
  ElementSettings &
    FieldSettings & {
      fieldset: FieldsetOptions;
      describedBy: string;
      idPrefix: string;
      values: readonly (string | number)[];
      small: boolean;
      inline: boolean;
      disabled: boolean;
      formGroup: ChoicesGroupOptions;
    }
>;

export function Checkboxes(props: CheckboxesProps) {
  const { id, formGroup, fieldset, attributes, hint, errorMessage } = props;
  const idPrefix = props.idPrefix || props.name;
  const given = fieldset?.describedBy || props.describedBy;
  const { isInError, describedBy, notes } = explain(idPrefix, { hint, errorMessage, describedBy: given });
  // Without a fieldset nothing else would tie the caller's description to the controls.
  const ownDescription = fieldset ? undefined : given;
  return (
    <FormGroup isInError={isInError} classes={formGroup?.classes} attributes={formGroup?.attributes}>
      <Choices fieldset={fieldset} describedBy={describedBy}>
        {notes}
        <div class={checkboxesClasses(props)} id={id} data-module="nhsuk-checkboxes" {...attributes}>
          {beside(formGroup?.beforeInputs)}
          {props.items.map(
            (item, index) => item && <Checkbox {...{ item, props, ownDescription }} id={choiceId(item, idPrefix, index + 1)} />,
          )}
          {beside(formGroup?.afterInputs)}
        </div>
      </Choices>
    </FormGroup>
  );
}

function checkboxesClasses({ classes, small, inline }: CheckboxesProps): string {
  return classNames(
    'nhsuk-checkboxes',
    flagClass(small, 'nhsuk-checkboxes--small', classes),
    flagClass(inline, 'nhsuk-checkboxes--inline', classes),
    classes,
  );
}

interface CheckboxProps {
  readonly item: CheckboxItem;
  readonly id: string;
  readonly props: CheckboxesProps;
  readonly ownDescription: string | undefined;
}

function Checkbox({ item, id, props, ownDescription }: CheckboxProps) {
  // "Tick all" does nothing without JavaScript, so it stays hidden there.
  const hiddenClass = item.behaviour === 'inclusive' && 'nhsuk-u-frontend-not-supported-hidden';
  if (item.divider) return <div class={classNames('nhsuk-checkboxes__divider', hiddenClass)}>{item.divider}</div>;
  const isChecked = item.checked ?? isAmong(item.value, props.values);
  return (
    <>
      <div class={classNames('nhsuk-checkboxes__item', hiddenClass)}>
        <input
          class={classNames('nhsuk-checkboxes__input', item.classes)}
          id={id}
          name={item.name || props.name}
          type="checkbox"
          value={item.value}
          checked={isChecked}
          disabled={item.disabled ?? props.disabled}
          data-behaviour={item.behaviour}
          data-behaviour-group={item.behaviourGroup}
          data-aria-controls={item.conditional?.html ? `conditional-${id}` : undefined}
          aria-describedby={classNames(ownDescription, choiceHintId(item, id)) || undefined}
          {...item.attributes}
        />
        <ChoiceWords item={item} id={id} block="nhsuk-checkboxes" />
      </div>
      <ConditionalQuestions item={item} id={id} block="nhsuk-checkboxes" isChecked={isChecked} />
    </>
  );
}

function isAmong(value: string | number | undefined, values: readonly (string | number)[] | undefined): boolean {
  return (values ?? []).some((one) => String(one) === String(value));
}
