/** A value and the wider group that holds it, both of one dimension. */
export interface Belonging {
  readonly child: string;
  readonly parent: string;
}

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
/** A hostile nesting must not exhaust the stack: lists and objects within each other at most. */
const DEEPEST = 60;

/**
 * Who belongs to whom, by dimension. Read are: `{dimension: {child: parent}}`, `{dimension: {parent: [children]}}`, nested
 * `{dimension: {parent: {child: {…}}}}`, lists of `[child, parent]`, `{parent, children}` or `{value, parent}`, and a list of
 * `{dimension, …}` of the same. A list of names alone says nothing: `{place: ["region", "trust"]}` are levels that are dimensions
 * themselves, whose keys hold both. Two parents for one child are allowed. `unread` names what was none of these.
 */
export function readHierarchies(raw: unknown, dimensions: readonly string[]): { belongings: ReadonlyMap<string, readonly Belonging[]>; unread: string[] } {
  const belongings = new Map<string, Belonging[]>();
  const unread: string[] = [];
  const add = (dimension: string, shape: unknown): void => {
    const found = isDeeper(shape, DEEPEST) ? null : belongingsOf(shape);
    if (found === null || (!dimensions.includes(dimension) && found.length > 0)) unread.push(dimension);
    else belongings.set(dimension, [...(belongings.get(dimension) ?? []), ...found]);
  };
  if (Array.isArray(raw)) raw.forEach((one: unknown) => { if (isObject(one) && isName(one['dimension'])) add(String(one['dimension']), entryShape(one)); else unread.push('hierarchies'); });
  else if (isObject(raw)) for (const [dimension, shape] of Object.entries(raw)) add(dimension, shape);
  else if (raw !== undefined && raw !== null) unread.push('hierarchies');
  return { belongings, unread };
}

const isDeeper = (shape: unknown, levels: number): boolean => typeof shape === 'object' && shape !== null && (levels === 0 || Object.values(shape).some((one) => isDeeper(one, levels - 1)));

function entryShape({ dimension: _named, ...rest }: Loose): unknown {
  const wrapped = ['parents', 'tree', 'values', 'nodes', 'links', 'levels', 'children'].find((name) => rest[name] !== undefined && rest['parent'] === undefined && rest['child'] === undefined);
  return wrapped === undefined ? [rest] : rest[wrapped];
}

function belongingsOf(shape: unknown): Belonging[] | null {
  if (Array.isArray(shape)) return all(shape.map(belongingsOfMember));
  if (!isObject(shape)) return null;
  const [only] = Object.keys(shape);
  if (Object.keys(shape).length === 1 && only !== undefined && ['parents', 'tree', 'children'].includes(only) && isObject(shape[only])) return belongingsOf(shape[only]);
  return all(Object.entries(shape).map(([name, held]) => belongingsOfEntry(name, held)));
}

function belongingsOfEntry(name: string, held: unknown): Belonging[] | null {
  if (held === null) return [];
  if (isName(held)) return [pair(name, held)];
  return childrenOf(name, held);
}

/** Children as names, as a nested object, or as members that hold children themselves. */
function childrenOf(parent: string | number, held: unknown): Belonging[] | null {
  if (isObject(held)) return all(Object.entries(held).map(([child, inner]) => both(pair(child, parent), inner === null || isName(inner) ? [] : childrenOf(child, inner))));
  if (!Array.isArray(held)) return null;
  return all(held.map((one: unknown) => {
    if (isName(one)) return [pair(one, parent)];
    if (!isObject(one)) return null;
    const own = nameOf(one);
    if (own !== undefined) return both(pair(own, parent), one['children'] === undefined ? [] : childrenOf(own, one['children']));
    return all(Object.entries(one).map(([child, inner]) => both(pair(child, parent), childrenOf(child, inner))));
  }));
}

function belongingsOfMember(one: unknown): Belonging[] | null {
  if (Array.isArray(one)) return one.length === 2 && isName(one[0]) && isName(one[1]) ? [pair(one[0], one[1])] : null;
  if (!isObject(one)) return isName(one) ? [] : null;
  const own = nameOf(one);
  if (own !== undefined && isName(one['parent'])) return both(pair(own, one['parent']), one['children'] === undefined ? [] : childrenOf(own, one['children']));
  const parent = own ?? one['parent'];
  if (isName(parent) && one['children'] !== undefined) return childrenOf(parent, one['children']);
  if (own !== undefined) return [];
  return belongingsOf(one);
}

const nameOf = (one: Loose): string | number | undefined => ['child', 'value', 'name', 'id'].map((field) => one[field]).find(isName);
const pair = (child: string | number, parent: string | number): Belonging => ({ child: String(child).trim(), parent: String(parent).trim() });
const both = (first: Belonging, rest: Belonging[] | null): Belonging[] | null => (rest === null ? null : [first, ...rest]);
const all = (parts: readonly (Belonging[] | null)[]): Belonging[] | null => (parts.every((part) => part !== null) ? parts.flat() : null);
