import type { z } from 'zod';
import { formState } from './form-state.ts';
import type { FormState, FormValues } from './form-state.ts';
import { acceptsNothing, isDateSchema, isListSchema, shapeOf } from './schema-shape.ts';
import type { Schema } from './schema-shape.ts';

export type ParsedForm<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly state: FormState };

/**
 * The one parse at the door. Reads the fields that the schema names from a form's body and nothing else: a field that takes
 * several answers is always a list, a date is put together from its three parts, an empty answer to a question that may be
 * left out is no answer. Whatever comes in, it never throws; what is wrong comes back as the state to draw the form with.
 */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.output<S>> {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const input: Record<string, unknown> = {};
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, field] of Object.entries(shapeOf(schema))) {
    if (isDateSchema(field)) {
      input[name] = readDate(fields, name, field);
      Object.assign(values, dateParts(fields, name));
    } else {
      input[name] = readField(fields[name], field);
      const shown = shownValue(fields[name]);
      if (shown !== undefined) values[name] = shown;
    }
  }
  const result = schema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : { ok: false, state: formState(values, result.error.issues) };
}

function readField(raw: unknown, field: Schema): unknown {
  if (isListSchema(field)) return listOf(raw).map(clean);
  const one = clean(Array.isArray(raw) ? raw.at(-1) : raw);
  const isEmpty = one === undefined || one === '';
  if (!isEmpty) return one;
  // A missing answer is read as an empty one, so that the schema's own words about it are the ones that people see.
  return acceptsNothing(field) ? undefined : '';
}

function listOf(raw: unknown): unknown[] {
  if (raw === undefined || raw === '') return [];
  return Array.isArray(raw) ? raw : [raw];
}

function readDate(fields: Record<string, unknown>, name: string, field: Schema): unknown {
  const parts = dateParts(fields, name);
  const [day, month, year] = [parts[`${name}-day`], parts[`${name}-month`], parts[`${name}-year`]];
  const isEmpty = !day && !month && !year;
  return isEmpty && acceptsNothing(field) ? undefined : { day, month, year };
}

function dateParts(fields: Record<string, unknown>, name: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const part of ['day', 'month', 'year']) {
    const value = clean(fields[`${name}-${part}`]);
    parts[`${name}-${part}`] = typeof value === 'string' ? value.trim() : '';
  }
  return parts;
}

/**
 * Text without what no answer needs and storage refuses: null characters and halves of characters. Browsers send line ends
 * as two characters, which would count twice against a limit on length.
 */
function clean(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed() : value;
}

/** What to show again: the text or texts as they were typed; uploaded files cannot be shown. */
function shownValue(raw: unknown): FormValues[string] {
  if (typeof raw === 'string') return raw;
  if (!Array.isArray(raw)) return undefined;
  return raw.filter((one) => typeof one === 'string');
}
