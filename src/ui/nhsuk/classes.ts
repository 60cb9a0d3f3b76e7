/** Joins the class names that are there. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

export interface Modifier {
  /** The caller's own classes: where they already name a member of the group, they win. */
  readonly classes: string | undefined;
  readonly prefix: string;
  readonly allowed: readonly string[];
}

/** The class for a variant, size or colour, or `false` where it is unknown or where the caller's classes already say it. */
export function modifierClass(value: string | number | false | undefined, { classes, prefix, allowed }: Modifier): string | false {
  if (value === undefined || value === false || !allowed.includes(String(value))) return false;
  if (classes && allowed.some((name) => classes.includes(prefix + name))) return false;
  return prefix + value;
}

/** A class that is switched on by a condition, left out where the caller's classes already hold it. */
export function flagClass(on: boolean | undefined, name: string, classes: string | undefined): string | false {
  return Boolean(on) && !classes?.includes(name) && name;
}
