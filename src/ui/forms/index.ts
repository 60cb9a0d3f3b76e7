// The form kit: forms keep what people typed, show errors where they are, and are read once at the door.
export { dateAnswer, dateValues, tickAnswer, wholeNumberAnswer } from './answers.ts';
export type { DateWords, NumberWords } from './answers.ts';
export { CheckboxesField, DateField, RadiosField } from './choice-fields.tsx';
export type { CheckboxesFieldProps, DateFieldProps, RadiosFieldProps } from './choice-fields.tsx';
export { CsrfField } from './csrf-field.tsx';
export { FileField, HiddenField, SelectField, TextareaField, TextField } from './fields.tsx';
export type { FileFieldProps, HiddenFieldProps, SelectFieldProps, TextareaFieldProps, TextFieldProps } from './fields.tsx';
export { emptyForm, formState, valueOf, valuesOf } from './form-state.ts';
export type { FormError, FormState, FormValues, Issue } from './form-state.ts';
export { Form, FormErrorSummary } from './form.tsx';
export type { FormProps } from './form.tsx';
export { PaperForm } from './paper-form.tsx';
export type { PaperFormProps, PaperQuestion } from './paper-form.tsx';
export { parseForm } from './parse-form.ts';
export type { ParsedForm } from './parse-form.ts';
export { typedState } from './typed-state.ts';
export { adviceOn, asksForWords, WordingAdvice, WordsCheck, wordsAsked } from './words-check.tsx';
export type { Advice, FieldAdvice, TextSuggestion, WordsAsker } from './words-check.tsx';
