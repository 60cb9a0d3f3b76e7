import { around, type Surroundings } from '#ui/drawing';
import { emptyForm, errorOf } from './form-state.ts';
import type { FormError, FormState } from './form-state.ts';

/** The state of the form around a field, so that it need not be passed to every field by hand. */
export const { Around: AroundFields, valueIn: stateIn } = around<FormState>('form', emptyForm);

export interface BoundField {
  readonly state: FormState;
  readonly error: FormError | undefined;
  /** In the shape that the components of `#ui/nhsuk` take. */
  readonly errorMessage: { readonly text: string } | undefined;
}

export function boundField(name: string, surroundings: Surroundings): BoundField {
  const state = stateIn(surroundings);
  const error = errorOf(state, name);
  return { state, error, errorMessage: error && { text: error.text } };
}
