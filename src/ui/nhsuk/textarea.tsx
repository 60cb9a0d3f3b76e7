import { classNames } from './classes.ts';
import { beside, LabelledField } from './form-group.tsx';
import type { FieldSettings, FormGroupOptions } from './form-group.tsx';
import type { LabelOptions } from './label.tsx';
import type { ElementSettings, Options, Slot } from './options.ts';

export type TextareaProps = { readonly name: string } & Options<
  ElementSettings &
    FieldSettings & {
      label: Slot<LabelOptions>;
      value: string;
      rows: number;
      spellcheck: boolean;
      autocomplete: string;
      describedBy: string;
      disabled: boolean;
      formGroup: FormGroupOptions;
    }
>;

export function Textarea(props: TextareaProps) {
  const { name, formGroup } = props;
  return (
    <LabelledField field={props}>
      {({ id, isInError, describedBy }) => (
        <>
          {beside(formGroup?.beforeInput)}
          <textarea
            class={classNames('nhsuk-textarea', isInError && 'nhsuk-textarea--error', props.classes)}
            id={id}
            name={name}
            rows={props.rows || 5}
            spellcheck={props.spellcheck}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autocomplete={props.autocomplete || undefined}
            {...props.attributes}
          >
            {props.value}
          </textarea>
          {beside(formGroup?.afterInput)}
        </>
      )}
    </LabelledField>
  );
}
