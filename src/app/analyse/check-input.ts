import type { Schema } from './engine.ts';

/** The first thing that does not fit, with its place ("ideas[2].up") and what was expected there. */
export interface Misfit {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** Checks a value against the schema; null when it fits. Numbers must be finite. Fields the schema does not know are let through. */
export function findMisfit(value: unknown, schema: Schema, field = 'the input'): Misfit | null {
  if (schema.anyOf) return schema.anyOf.some((one) => findMisfit(value, one, field) === null) ? null : misfit(field, schema, value);
  if (!hasType(value, schema.type) || !fitsLimits(value, schema)) return misfit(field, schema, value);
  if (Array.isArray(value)) return schema.items ? firstMisfit(value.map((one, at) => () => findMisfit(one, schema.items ?? {}, `${inside(field)}[${at}]`))) : null;
  if (isObject(value)) return misfitInside(value, schema, field);
  return null;
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const sentenceOf = ({ field, expected, found }: Misfit): string => `${field}: expected ${expected}, found ${found}`;

/** Fields at the top that the schema does not know: said in a note, because a misspelt setting must not pass unseen. */
export function unknownFields(value: Record<string, unknown>, schema: Schema): string[] {
  return Object.keys(value).filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
}

/** The same of the members of a list, each name once. */
export function unknownInMembers(members: readonly unknown[], schema: Schema): string[] {
  const names = new Set(members.flatMap((member) => (isObject(member) && schema.properties ? unknownFields(member, schema) : [])));
  return [...names];
}

function misfitInside(value: Record<string, unknown>, schema: Schema, field: string): Misfit | null {
  const properties = schema.properties ?? {};
  const place = (name: string) => (field === 'the input' ? name : `${field}.${name}`);
  const lacking = (schema.required ?? []).find((name) => !Object.hasOwn(value, name) || value[name] === undefined);
  if (lacking !== undefined) return misfit(place(lacking), properties[lacking] ?? {}, undefined);
  const present = Object.keys(properties).filter((name) => Object.hasOwn(value, name) && value[name] !== undefined);
  return firstMisfit(present.map((name) => () => findMisfit(value[name], properties[name] ?? {}, place(name))));
}

function firstMisfit(checks: readonly (() => Misfit | null)[]): Misfit | null {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return null;
}

function hasType(value: unknown, type: Schema['type']): boolean {
  if (type === undefined) return true;
  if (typeof type !== 'string') return type.some((one) => hasType(value, one));
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

function fitsLimits(value: unknown, schema: Schema): boolean {
  if (schema.enum && !schema.enum.some((one) => one === value)) return false;
  if (typeof value === 'number') return fitsNumber(value, schema);
  if (typeof value === 'string') return value.length >= (schema.minLength ?? 0) && (schema.format !== 'date-time' || isTime(value));
  return !Array.isArray(value) || value.length >= (schema.minItems ?? 0);
}

function fitsNumber(value: number, { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity }: Schema): boolean {
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}

/** ISO 8601 only: what else Date.parse accepts differs from machine to machine. */
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text) && Number.isFinite(Date.parse(text));

function misfit(field: string, schema: Schema, value: unknown): Misfit {
  return { field, expected: schema.description ?? expectation(schema), found: value === undefined ? 'nothing' : briefly(value) };
}

function expectation({ type, enum: choices }: Schema): string {
  if (choices) return `one of ${choices.map((one) => JSON.stringify(one)).join(', ')}`;
  if (type === undefined) return 'a value';
  const words = { object: 'an object', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', null: 'null' };
  return typeof type === 'string' ? words[type] : type.map((one) => words[one]).join(' or ');
}

const inside = (field: string): string => (field === 'the input' ? 'list' : field);

function briefly(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
