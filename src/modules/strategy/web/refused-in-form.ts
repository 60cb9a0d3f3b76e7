import { Invalid } from '#platform/errors';
import type { Reply } from '#platform/http';
import { formState, parseForm, type FormError, type FormState } from '#ui/forms';
import type { z } from 'zod';

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

/** The form as it was typed, without judging it. */
export function typedState(schema: z.ZodType, body: unknown): FormState {
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return { ...parsed.state, errors: [] };
  const typed = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === 'string') values[name] = value;
    if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === 'string');
  }
  return formState(values);
}
