import { Invalid } from '#platform/errors';
import type { Reply } from '#platform/http';
import type { FormError } from '#ui/forms';

export { typedState } from '#ui/forms';

/** Runs a change; what a command finds wrong with the form is shown in the form, beside its field, with everything still typed in. */
export async function refusedInForm(act: () => Promise<Reply>, again: (errors: readonly FormError[]) => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const fields = Object.entries(error.fields);
    return again(fields.length > 0 ? fields.map(([name, text]) => ({ name, text })) : [{ name: '', text: error.message }]);
  }
}
