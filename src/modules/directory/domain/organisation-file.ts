import { parseDocument, type YAMLParseError } from 'yaml';
import { z } from 'zod';
import { isDay } from '#platform/clock';
import { levels, maySitUnder, membershipGroups, settings, type Level } from './role-groups.ts';
import { professions } from './professions.ts';
import { roles } from './roles.ts';

const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'use small letters, digits and dashes');
const day = z.string().refine(isDay, 'write a day as 2026-04-01');
const odsCode = z.string().regex(/^[A-Z0-9]{3,8}$/, 'three to eight capital letters and digits');
const one = (list: readonly { code: string }[]) => z.string().refine((value) => list.some((item) => item.code === value), 'not in our list');

const unit = z.strictObject({
  code, level: z.enum(levels).exclude(['individual']), name: z.string().min(2).max(200), odsCode: odsCode.optional(),
  leadRole: z.string().max(120).optional(), note: z.string().max(500).optional(), openedOn: day,
  parents: z.array(z.strictObject({ of: code, from: day, because: z.string().min(3) })).default([]),
});
/** How people reach it; what is left out is not given. */
const contact = z.strictObject({
  phone: z.string().min(3).max(60).optional(), phoneHours: z.string().min(3).max(200).optional(), email: z.email().max(254).optional(),
  post: z.array(z.string().trim().min(1)).min(1).optional(), inPerson: z.string().min(3).max(400).optional(),
});
const organisation = z.strictObject({
  code, name: z.string().min(2).max(200), setting: one(settings), odsCode: odsCode.optional(), policyTextOnly: z.boolean().default(false),
  mission: z.string().optional(), vision: z.string().optional(), values: z.string().optional(), contact: contact.optional(), units: z.array(unit).min(1),
});
const organisations = z.strictObject({
  format: z.literal('allied-organisations/1'), sources: z.record(z.string(), z.string()).default({}), isExample: z.boolean().default(false),
  organisations: z.array(organisation),
});
const membership = z.strictObject({ unit: code, roleGroup: one(membershipGroups), role: z.enum(roles).exclude(['program']), profession: one(professions).optional(), from: day });
const people = z.strictObject({
  format: z.literal('allied-people/1'),
  people: z.array(z.strictObject({
    name: z.string().min(2), address: z.email(),
    persona: z.strictObject({ code, title: z.string(), wish: z.string() }).optional(),
    memberships: z.array(membership).default([]),
  })),
  /** So many more at one place, numbered, for what is only told of eight people or more. */
  colleagues: z.array(z.strictObject({ name: z.string().min(2), addressed: code, at: z.string(), count: z.int().min(1).max(100), membership })).default([]),
});

export type OrganisationFile = z.output<typeof organisations>;
export type OrganisationEntry = OrganisationFile['organisations'][number];
export type UnitEntry = OrganisationEntry['units'][number];
export type PeopleFile = z.output<typeof people>;
export type Reading<T> = { ok: true; value: T } | { ok: false; problems: string[] };

/** Reads a file of organisations. Every problem is one sentence that names the place. */
export function readOrganisations(text: string): Reading<OrganisationFile> {
  const read = readAs(organisations, text);
  if (!read.ok) return read;
  const problems = parentProblems(read.value);
  return problems.length > 0 ? { ok: false, problems } : read;
}

export const readPeople = (text: string): Reading<PeopleFile> => readAs(people, text);

function readAs<T>(shape: z.ZodType<T>, text: string): Reading<T> {
  const plain = plainValue(text);
  if (!plain.ok) return plain;
  const parsed = shape.safeParse(plain.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${path.join(' › ') || 'the file'}: ${message}`) };
}

/** The file as plain values. Aliases are refused: they have no place in a list, and unfold a small file into a large one. */
function plainValue(text: string): Reading<unknown> {
  const document = parseDocument(text);
  if (document.errors.length > 0) return { ok: false, problems: document.errors.map(placeOf) };
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    return { ok: false, problems: [(error as Error).message] };
  }
}

/** The library draws the place over several lines; one sentence with its line number says the same. */
const placeOf = ({ message, linePos }: YAMLParseError): string => `line ${linePos?.[0].line ?? 1}: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''}`;

/** Levels must go upwards and dates forwards; a parent outside the file is left to the database. */
function parentProblems(file: OrganisationFile): string[] {
  const units = file.organisations.flatMap((entry) => entry.units);
  const levelOf = new Map<string, Level>(units.map((entry) => [entry.code, entry.level]));
  return units.flatMap((entry) => entry.parents.flatMap((parent, at) => {
    const above = levelOf.get(parent.of);
    const before = entry.parents[at - 1];
    return [
      ...(above && !maySitUnder(entry.level, above) ? [`${entry.code}: a ${entry.level} cannot sit under a ${above} (${parent.of})`] : []),
      ...(before && before.from >= parent.from ? [`${entry.code}: the parent from ${parent.from} must come after the one from ${before.from}`] : []),
    ];
  }));
}
