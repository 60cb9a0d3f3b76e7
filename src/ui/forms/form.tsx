import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '#ui/nhsuk';
import { CsrfField } from './csrf-field.tsx';
import { AroundFields } from './form-context.ts';
import { emptyForm, errorHref, hasErrors } from './form-state.ts';
import type { FormState } from './form-state.ts';

interface FormSettings {
  readonly action: string;
  readonly state?: FormState | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form either changes something, and then carries a token, or only asks, and then has none and can be bookmarked. */
export type FormProps = FormSettings &
  (
    | { readonly method?: 'post'; readonly csrfToken: string; readonly isMultipart?: boolean | undefined }
    | { readonly method: 'get' }
  );

/**
 * A form whose fields know their answers and errors from `state`. The browser's own checks are off, because their words
 * and their place cannot be chosen; the server checks every answer.
 */
export function Form(props: FormProps) {
  const { action, state = emptyForm, id, children } = props;
  const isQuestion = props.method === 'get';
  const encoding = !isQuestion && props.isMultipart ? 'multipart/form-data' : undefined;
  return (
    <AroundFields value={state}>
      <form id={id} method={isQuestion ? 'get' : 'post'} action={action} encType={encoding} noValidate>
        {!isQuestion && <CsrfField token={props.csrfToken} />}
        {children}
      </form>
    </AroundFields>
  );
}

/** The list of errors at the top of the page, each a link to the control to put right. Nothing where all is well. */
export function FormErrorSummary({ state }: { readonly state: FormState }) {
  if (!hasErrors(state)) return null;
  const errorList = state.errors.map((error) => ({ text: error.text, href: errorHref(error) }));
  return <ErrorSummary heading="There is a problem" errorList={errorList} />;
}
