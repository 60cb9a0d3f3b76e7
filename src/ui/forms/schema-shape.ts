import type { z } from 'zod';

/** The part of a zod 4 schema that says what it expects. */
export type Schema = z.ZodType;

interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
}

/** The fields of an object schema, also through refinements and transformations; none for other schemas. */
export function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  return core(schema).shape ?? {};
}

export function isListSchema(schema: Schema): boolean {
  const { type } = core(schema);
  return type === 'array' || type === 'set' || type === 'tuple';
}

/** True for the schemas of `dateAnswer`, whose input is an object of day, month and year. */
export function isDateSchema(schema: Schema): boolean {
  const { shape } = core(schema);
  return shape !== undefined && ['day', 'month', 'year'].every((part) => Object.hasOwn(shape, part));
}

/** True where the schema takes "no answer": optional fields and those with a default. */
export function acceptsNothing(schema: Schema): boolean {
  const definition = definitionOf(schema);
  if (definition.type === 'optional' || definition.type === 'default' || definition.type === 'prefault') return true;
  const inner = definition.innerType ?? definition.in;
  return inner !== undefined && definition.type !== 'nonoptional' && acceptsNothing(inner);
}

function core(schema: Schema): Definition {
  const definition = definitionOf(schema);
  const inner = definition.innerType ?? definition.in;
  return inner === undefined ? definition : core(inner);
}

function definitionOf(schema: Schema): Definition {
  return schema.def;
}
