import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { ErrorMessage } from './error-message.tsx';
import type { ErrorMessageOptions } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import type { HintOptions } from './hint.tsx';
import { Label } from './label.tsx';
import type { LabelOptions } from './label.tsx';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { Attributes, Content, Options, Slot } from './options.ts';

export type FormGroupOptions = Options<{ classes: string; attributes: Attributes; beforeInput: Content; afterInput: Content }>;

export type ChoicesGroupOptions = Options<{ classes: string; attributes: Attributes; beforeInputs: Content; afterInputs: Content }>;

/** What every field says about itself. `errorMessage: true` marks the field as wrong without words of its own. */
export interface FieldSettings {
  readonly hint: Slot<HintOptions>;
  readonly errorMessage: Slot<ErrorMessageOptions> | true;
}

export interface Explanation {
  readonly isInError: boolean;
  /** The ids that the control names in `aria-describedby`, or undefined where there are none. */
  readonly describedBy: string | undefined;
  /** Hint and error message, in that order. */
  readonly notes: ComponentChildren;
}

/** Works out the hint and the error message of a field and the ids by which its control is described. */
export function explain(id: string | undefined, settings: Options<FieldSettings & { describedBy: string }>): Explanation {
  const hint = optionsOf<HintOptions>(settings.hint);
  const error = optionsOf<ErrorMessageOptions>(settings.errorMessage);
  const hintId = hasWords(hint) ? (hint.id ?? `${id}-hint`) : undefined;
  const errorId = hasWords(error) ? (error.id ?? `${id}-error`) : undefined;
  return {
    isInError: hasWords(error) || settings.errorMessage === true,
    describedBy: classNames(settings.describedBy, hintId, errorId) || undefined,
    notes: (
      <>
        {hintId && <Hint {...hint} id={hintId} />}
        {errorId && <ErrorMessage {...error} id={errorId} />}
      </>
    ),
  };
}

interface FormGroupProps {
  readonly isInError: boolean;
  readonly classes: string | undefined;
  readonly attributes: Attributes | undefined;
  readonly children: ComponentChildren;
}

/** The box around one question; it carries the red line when the answer is wrong. */
export function FormGroup({ isInError, classes, attributes, children }: FormGroupProps) {
  return (
    <div class={classNames('nhsuk-form-group', isInError && 'nhsuk-form-group--error', classes)} {...attributes}>
      {children}
    </div>
  );
}

interface LabelledFieldProps {
  readonly field: { readonly name: string } & Options<FieldSettings & { id: string; label: Slot<LabelOptions>; describedBy: string; formGroup: FormGroupOptions }>;
  /** Draws the control itself. */
  readonly children: (control: { id: string } & Pick<Explanation, 'isInError' | 'describedBy'>) => ComponentChildren;
}

/** A single control under its label, hint and error message. */
export function LabelledField({ field, children }: LabelledFieldProps) {
  const { name, label, formGroup } = field;
  const id = field.id || name;
  const { isInError, describedBy, notes } = explain(id, field);
  return (
    <FormGroup isInError={isInError} classes={formGroup?.classes} attributes={formGroup?.attributes}>
      <FieldLabel label={label} id={id} />
      {notes}
      {children({ id, isInError, describedBy })}
    </FormGroup>
  );
}

/** The label of a single control, tied to it by id. */
function FieldLabel({ label, id }: { label: Slot<LabelOptions>; id: string | undefined }) {
  const options = optionsOf<LabelOptions>(label);
  return <Label {...options} for={options.for ?? id} />;
}

interface ChoicesProps {
  readonly fieldset: FieldsetOptions | undefined;
  readonly describedBy: string | undefined;
  readonly children: ComponentChildren;
}

/** Several controls that answer one question stand in a fieldset where one is given. */
export function Choices({ fieldset, describedBy, children }: ChoicesProps) {
  if (!fieldset) return <>{children}</>;
  return (
    <Fieldset {...fieldset} describedBy={describedBy}>
      {children}
    </Fieldset>
  );
}

/** Words before or after a control, where there are any. */
export function beside(content: Content | undefined): ComponentChildren {
  return content && wordsOf(content);
}
