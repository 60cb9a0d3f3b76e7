import { h } from 'preact';
import { classNames, flagClass, modifierClass } from './classes.ts';
import { LabelledField } from './form-group.tsx';
import type { FieldSettings, FormGroupOptions } from './form-group.tsx';
import { InputWrapper } from './input-wrapper.tsx';
import type { AffixOptions, InputWrapperOptions } from './input-wrapper.tsx';
import type { LabelOptions } from './label.tsx';
import type { Attributes, ElementSettings, Options, Slot } from './options.ts';

export type InputType = 'text' | 'email' | 'tel' | 'url' | 'number' | 'password' | 'search' | 'date' | 'time' | 'month';

export type InputMode = 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | 'none';

export type InputProps = { readonly name: string } & Options<
  ElementSettings &
    FieldSettings & {
      label: Slot<LabelOptions>;
      value: string | number;
      type: InputType;
      /** Room for this many characters. */
      width: 2 | 3 | 4 | 5 | 10 | 20 | 30;
      inputmode: InputMode;
      autocomplete: string;
      autocapitalize: 'off' | 'none' | 'sentences' | 'words' | 'characters';
      spellcheck: boolean;
      pattern: string;
      placeholder: string;
      describedBy: string;
      disabled: boolean;
      /** Letters of one width and no zero that looks like an O, for codes. */
      code: boolean;
      large: boolean;
      prefix: Slot<AffixOptions>;
      suffix: Slot<AffixOptions>;
      inputWrapper: InputWrapperOptions;
      formGroup: FormGroupOptions;
    }
>;

const widths = ['2', '3', '4', '5', '10', '20', '30'];

export function Input(props: InputProps) {
  const { formGroup, inputWrapper, prefix, suffix, large } = props;
  return (
    <LabelledField field={props}>
      {({ id, isInError, describedBy }) => (
        <InputWrapper {...{ inputWrapper, formGroup, prefix, suffix, large }}>
          {h('input', { class: inputClasses(props, isInError), id, 'aria-describedby': describedBy, ...inputAttributes(props) })}
        </InputWrapper>
      )}
    </LabelledField>
  );
}

function inputClasses({ classes, large, code, width }: InputProps, isInError: boolean): string {
  return classNames(
    'nhsuk-input',
    flagClass(large, 'nhsuk-input--large', classes),
    flagClass(code, 'nhsuk-input--code', classes),
    isInError && 'nhsuk-input--error',
    modifierClass(width, { classes, prefix: 'nhsuk-input--width-', allowed: widths }),
    classes,
  );
}

function inputAttributes(props: InputProps): Attributes {
  const { name, type, spellcheck, value, disabled, autocomplete, autocapitalize, pattern, placeholder, inputmode } = props;
  return {
    name,
    type: type || 'text',
    spellcheck: spellcheck?.toString(),
    value,
    disabled,
    autocomplete,
    autocapitalize,
    pattern,
    placeholder,
    inputmode,
    ...props.attributes,
  };
}
