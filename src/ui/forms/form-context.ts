import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { emptyForm, errorOf } from './form-state.ts';
import type { FormError, FormState } from './form-state.ts';

/** The state of the form around a field, so that it need not be passed to every field by hand. */
export const FormContext = createContext<FormState>(emptyForm);

export interface BoundField {
  readonly state: FormState;
  readonly error: FormError | undefined;
  /** In the shape that the components of `#ui/nhsuk` take. */
  readonly errorMessage: { readonly text: string } | undefined;
}

export function useField(name: string): BoundField {
  const state = useContext(FormContext);
  const error = errorOf(state, name);
  return { state, error, errorMessage: error && { text: error.text } };
}
