import { classNames } from './classes.ts';
import { LabelledField } from './form-group.tsx';
import type { FieldSettings, FormGroupOptions } from './form-group.tsx';
import { InputWrapper } from './input-wrapper.tsx';
import type { InputWrapperOptions } from './input-wrapper.tsx';
import type { LabelOptions } from './label.tsx';
import { present } from './options.ts';
import type { Attributes, ElementSettings, Options, Slot } from './options.ts';

export type SelectItem = Options<{
  value: string | number;
  text: string;
  selected: boolean;
  disabled: boolean;
  /** A line between groups of answers in place of an answer. */
  divider: true;
  attributes: Attributes;
}>;

export type SelectProps = { readonly name: string; readonly items: readonly (SelectItem | false)[] } & Options<
  ElementSettings &
    FieldSettings & {
      label: Slot<LabelOptions>;
      value: string | number;
      describedBy: string;
      disabled: boolean;
      inputWrapper: InputWrapperOptions;
      formGroup: FormGroupOptions;
    }
>;

export function Select(props: SelectProps) {
  const { name, formGroup, inputWrapper } = props;
  return (
    <LabelledField field={props}>
      {({ id, isInError, describedBy }) => (
        <InputWrapper inputWrapper={inputWrapper} formGroup={formGroup}>
          <select
            class={classNames('nhsuk-select', isInError && 'nhsuk-select--error', props.classes)}
            id={id}
            name={name}
            disabled={props.disabled}
            aria-describedby={describedBy}
            {...props.attributes}
          >
            {present(props.items).map((item) => drawOption(item, props.value))}
          </select>
        </InputWrapper>
      )}
    </LabelledField>
  );
}

function drawOption(item: SelectItem, value: string | number | undefined) {
  if (item.divider) return <hr />;
  return (
    <option value={item.value} selected={isSelected(item, value)} disabled={item.disabled} {...item.attributes}>
      {item.text}
    </option>
  );
}

function isSelected({ selected, value, text }: SelectItem, chosen: string | number | undefined): boolean {
  if (selected !== undefined) return selected;
  return Boolean(chosen) && String(value ?? text) === String(chosen);
}
