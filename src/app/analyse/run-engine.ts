import { findMisfit, isObject, sentenceOf, unknownFields, unknownInMembers } from './check-input.ts';
import type { AnalyseEngine, ReadInput, Schema } from './engine.ts';

export type Answer = { readonly ok: true; readonly result: Record<string, unknown> } | { readonly ok: false; readonly sentence: string };

interface ItemError {
  readonly id: string | number | null;
  readonly error: { readonly code: string; readonly text: string };
}

/** Checks the input, lets the engine answer, and puts every member that could not be read back in its place as `{id, error}`. */
export async function runEngine(name: string, engine: AnalyseEngine, input: unknown): Promise<Answer> {
  if (engine.read) return runReading(name, engine, engine.read(input));
  const list = engine.list ?? '';
  const whole = findMisfit(input, withoutItems(engine, list));
  if (whole) return { ok: false, sentence: sentenceOf(whole) };
  const given = input as Record<string, unknown>;
  const { kept, errors } = sortOut(given, engine, list);
  const { notes, ...result } = await engine.analyse((list ? { ...given, [list]: kept } : given) as never) as Record<string, unknown>;
  const answer = { engine: name, version: engine.version, ...placeErrors(tellUnread(result, engine, errors), list, errors), notes: [...(Array.isArray(notes) ? notes : []), ...unknownNotes(given, engine.schema, list)] };
  return { ok: true, result: finiteOnly(answer) };
}

async function runReading(name: string, engine: AnalyseEngine, read: ReadInput): Promise<Answer> {
  if (!read.ok) return { ok: false, sentence: `${read.field}: ${read.expected.startsWith('expected') ? '' : 'expected '}${read.expected}` };
  return { ok: true, result: finiteOnly({ engine: name, version: engine.version, notes: [], ...(await engine.analyse(read.input as never)) }) };
}

/** The members are checked one by one afterwards, so one bad member does not refuse the whole call. */
function withoutItems({ schema }: { schema: Schema }, list: string): Schema {
  const { items: _checkedLater, ...listSchema } = schema.properties?.[list] ?? {};
  return list ? { ...schema, properties: { ...schema.properties, [list]: listSchema } } : schema;
}

function sortOut(given: Record<string, unknown>, engine: AnalyseEngine, list: string): { kept: unknown[]; errors: (ItemError | null)[] } {
  const members = list ? (given[list] as unknown[]) : [];
  const schema = (engine.schema as Schema).properties?.[list]?.items ?? {};
  const errors = members.map((member, at): ItemError | null => {
    const found = findMisfit(member, schema, `${list}[${at}]`);
    return found ? { id: idOf(member), error: { code: 'unreadable', text: sentenceOf(found) } } : null;
  });
  const sums = new Set(members.flatMap((member, at) => (errors[at] ? [] : (sumOf(engine, member, given) ?? []))));
  const kept = members.flatMap((member, at) => {
    if (!errors[at]) return [member];
    const sum = sumOf(engine, member, given);
    return sum !== null && sums.has(sum) && isObject(member) && engine.sums ? [engine.sums.unknownPart(member)] : standIn(engine, errors[at].id ?? `${list}[${at}]`);
  });
  return { kept, errors };
}

const sumOf = ({ sums }: AnalyseEngine, member: unknown, given: Record<string, unknown>): string | null => (sums && isObject(member) ? sums.nameOf(member, given) : null);

const standIn = (engine: AnalyseEngine, id: string | number): object[] => (engine.standIn ? [engine.standIn(id)] : []);

const idOf = (member: unknown): string | number | null => (isObject(member) && (typeof member['id'] === 'string' || Number.isSafeInteger(member['id'])) ? (member['id'] as string | number) : null);

/** The engine's sentence counts what it saw; a member that it never saw is counted here. */
function tellUnread(result: Record<string, unknown>, { standIn: seen }: AnalyseEngine, errors: readonly (ItemError | null)[]): Record<string, unknown> {
  const unread = errors.filter((error) => error !== null).length;
  if (unread === 0 || seen || typeof result['sentence'] !== 'string') return result;
  return { ...result, sentence: `${result['sentence']} ${unread} more could not be read; ${unread === 1 ? 'it says' : 'each says'} why.` };
}

/** Into the answer's own list where it has one as long as what the engine saw, else into a list of their own: never dropped. */
function placeErrors(result: Record<string, unknown>, list: string, errors: readonly (ItemError | null)[]): Record<string, unknown> {
  if (errors.every((error) => error === null)) return result;
  const answers = result[list];
  const good = errors.filter((error) => error === null).length;
  if (!Array.isArray(answers) || answers.length !== good) return { ...result, [list]: [...(Array.isArray(answers) ? (answers as unknown[]) : []), ...errors.filter((error) => error !== null)] };
  let next = 0;
  return { ...result, [list]: errors.map((error) => error ?? (answers[next++] as unknown)) };
}

/** A misspelt setting must not pass unseen, at the top or in a member of the list. */
function unknownNotes(given: Record<string, unknown>, schema: Schema, list: string): { code: string; text: string }[] {
  const inMembers = list ? unknownInMembers(given[list] as unknown[], schema.properties?.[list]?.items ?? {}) : [];
  return [...unknownFields(given, schema), ...inMembers.slice(0, 20).map((name) => `${list}[].${name}`)].map(unknownNote);
}

const unknownNote = (name: string) => ({ code: 'unknown-field', text: `The field "${name.slice(0, 60)}" is not known and was not used.` });

/** JSON turns NaN and Infinity into null without a word. Here the word is added: such a figure is a defect, and it is said where. */
function finiteOnly(answer: Record<string, unknown>): Record<string, unknown> {
  const places: string[] = [];
  const clean = (value: unknown, place: string): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      places.push(place);
      return null;
    }
    if (Array.isArray(value)) return value.map((one, at) => clean(one, `${place}[${at}]`));
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one, place ? `${place}.${name}` : name)]));
    return value;
  };
  const cleaned = clean(answer, '') as Record<string, unknown>;
  const notes = places.map((place) => ({ code: 'not-finite', text: `${place} could not be worked out.` }));
  return notes.length > 0 ? { ...cleaned, notes: [...(cleaned['notes'] as unknown[]), ...notes] } : cleaned;
}
