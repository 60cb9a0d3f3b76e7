/** A JSON Schema of the small kind that check-input.ts understands; `bin/allied analyse ENGINE --schema` prints it as it stands. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null' | readonly ('object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null')[];
  /** Finishes the sentence "expected …" when a value does not fit. */
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly format?: 'date-time';
  readonly default?: unknown;
  readonly title?: string;
}

/** An input that fits, or the one field that does not and what was expected there. */
export type ReadInput = { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly field: string; readonly expected: string };

/** What the shell needs to know of an engine. An engine exports these as plain values; the list in engines.ts puts them together. */
export interface AnalyseEngine {
  readonly version: string;
  /** Printed by `--schema`, and what the input is checked against unless the engine reads its input itself. */
  readonly schema: Schema | Readonly<Record<string, unknown>>;
  /** The checked input in, the answer out, the same each time. It may throw only when it is itself wrong. */
  readonly analyse: (input: never) => object | Promise<object>;
  /** The list whose members are checked one by one: a bad one is answered by `{id, error}` and the others go on. */
  readonly list?: string;
  /** What stands in for a bad member when its place in the list matters; without it the engine never sees the member. */
  readonly standIn?: (id: string | number) => object;
  /** For an engine that adds members up before it answers them. */
  readonly sums?: {
    /** Members with the same name make one sum; null for one that stands alone. */
    readonly nameOf: (member: Readonly<Record<string, unknown>>, input: Readonly<Record<string, unknown>>) => string | null;
    /** A part of that sum that is not known: a sum without it would look whole. */
    readonly unknownPart: (member: Readonly<Record<string, unknown>>) => object;
  };
  /** For an engine that reads its input itself, because the input is too large or too particular for the schema's check. */
  readonly read?: (raw: unknown) => ReadInput;
  /** Another way to get at the input: `--polis DIR` is `{ flag: '--polis', read }`. */
  readonly folder?: { readonly flag: string; readonly read: (folder: string) => ReadInput };
}
