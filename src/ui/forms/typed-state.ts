import type { z } from 'zod';
import { formState, type FormState } from './form-state.ts';
import { parseForm } from './parse-form.ts';

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
