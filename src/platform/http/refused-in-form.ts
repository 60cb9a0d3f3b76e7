import { Conflict, Invalid } from '#platform/errors';
import type { Reply } from './route.ts';

/** What is wrong with one field; without a name it is about the whole form. */
interface FieldError {
  name: string;
  text: string;
}

type Again = (errors: readonly FieldError[]) => Promise<Reply>;

/** Runs a change; what a command finds wrong with the form is shown in the form, beside its field, with everything still typed in. */
export async function refusedInForm(act: () => Promise<Reply>, again: Again): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const fields = Object.entries(error.fields);
    return again(fields.length > 0 ? fields.map(([name, text]) => ({ name, text })) : [{ name: '', text: error.message }]);
  }
}

/** The same where somebody may have been faster: that is said in the form too, instead of on a page that loses what was typed. */
export const refusedOrOvertakenInForm = (act: () => Promise<Reply>, again: Again): Promise<Reply> => refusedInForm(() => act().catch(conflictInForm), again);

/** Someone was faster: the form comes back with what was typed and what changed, instead of an error page that loses both. */
export function conflictInForm(error: unknown): never {
  throw error instanceof Conflict ? new Invalid(error.message) : error;
}
