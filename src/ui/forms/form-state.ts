/** What a person has filled in, by name of the field: as the browser sends it, and as it is shown again. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One thing to put right. `name` is the field ('' for the form as a whole), `part` the day, month or year of a date. */
export interface FormError {
  readonly name: string;
  readonly part?: string | undefined;
  readonly text: string;
}

/** Everything that a form needs to be drawn: the answers so far and what is wrong with them, in the order of the fields. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FormError[];
}

/** The part of a zod issue that forms need. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A form that nobody has filled in yet. */
export const emptyForm: FormState = { values: {}, errors: [] };

/** The state of a form from its answers and the issues that a zod 4 schema found; one error a field, the first one found. */
export function formState(values: FormValues, issues: readonly Issue[] = []): FormState {
  const errors = new Map<string, FormError>();
  for (const { path, message } of issues) {
    const [name = '', part] = path.map(String);
    if (!errors.has(name)) errors.set(name, { name, part, text: message });
  }
  return { values, errors: [...errors.values()] };
}

export function hasErrors(state: FormState): boolean {
  return state.errors.length > 0;
}

export function errorOf(state: FormState, name: string): FormError | undefined {
  return state.errors.find((error) => error.name === name);
}

/** The answer of a field that takes one; '' where there is none. */
export function valueOf({ values }: FormState, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
}

/** The answers of a field that takes several. */
export function valuesOf({ values }: FormState, name: string): readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Where the error summary leads: the id of the first control of the field, or of the part of a date that is wrong. */
export function errorHref({ name, part }: FormError): string | undefined {
  if (name === '') return undefined;
  return part === 'month' || part === 'year' ? `#${name}-${part}` : `#${name}`;
}
