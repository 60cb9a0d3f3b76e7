import type { Surroundings } from '#ui/drawing';
import { CharacterCount, FileUpload, Input, Select, Textarea } from '#ui/nhsuk';
import type { CharacterCountProps, FileUploadProps, InputProps, SelectProps } from '#ui/nhsuk';
import { boundField } from './form-context.ts';
import { valueOf } from './form-state.ts';

/** What a field takes from the state of its form rather than from its caller. */
type Bound<Props> = Omit<Props, 'id' | 'value' | 'values' | 'errorMessage' | 'name' | 'label' | 'idPrefix'> & {
  readonly name: string;
};

type Labelled<Props extends { label?: unknown }> = Bound<Props> & { readonly label: NonNullable<Props['label']> };

export type TextFieldProps = Labelled<InputProps>;

export function TextField(props: TextFieldProps, surroundings: Surroundings) {
  const { state, errorMessage } = boundField(props.name, surroundings);
  return <Input {...props} value={valueOf(state, props.name)} errorMessage={errorMessage} />;
}

export type TextareaFieldProps = Labelled<CharacterCountProps>;

/** A box for several lines; with `maxlength` or `maxwords` it says how much room is left. */
export function TextareaField(props: TextareaFieldProps, surroundings: Surroundings) {
  const { state, errorMessage } = boundField(props.name, surroundings);
  const Area = props.maxlength || props.maxwords ? CharacterCount : Textarea;
  return <Area {...props} value={valueOf(state, props.name)} errorMessage={errorMessage} />;
}

export type SelectFieldProps = Labelled<SelectProps>;

export function SelectField(props: SelectFieldProps, surroundings: Surroundings) {
  const { state, errorMessage } = boundField(props.name, surroundings);
  return <Select {...props} value={valueOf(state, props.name)} errorMessage={errorMessage} />;
}

export type FileFieldProps = Labelled<FileUploadProps>;

/** A file to send; the form needs `isMultipart`. Browsers never keep the chosen file after an error. */
export function FileField(props: FileFieldProps, surroundings: Surroundings) {
  const { errorMessage } = boundField(props.name, surroundings);
  return <FileUpload {...props} errorMessage={errorMessage} />;
}

export interface HiddenFieldProps {
  readonly name: string;
  /** A value of its own wins over the one in the state. */
  readonly value?: string | number | undefined;
}

export function HiddenField({ name, value }: HiddenFieldProps, surroundings: Surroundings) {
  const { state } = boundField(name, surroundings);
  return <input type="hidden" name={name} value={value ?? valueOf(state, name)} />;
}
