import { z } from 'zod';
import { roleGroups } from '#modules/directory';
import { FinancialYear } from '#platform/clock';
import { aims, changesForPeople, directions, progressEvidenceKinds, progressStatuses } from '../../domain/objective-content.ts';
import { objectiveStatuses } from '../../domain/objective-status.ts';

/** What the interface for programs says and takes. Texts are bounded as the tables bound them. */
export const id = z.uuid();
export const day = z.iso.date();
export const moment = z.iso.datetime();
export const code = z.string().max(80);
export const schemaVersion = z.literal(1);
export const weight = z.enum(['main', 'also']);
export const roleGroup = z.enum(roleGroups.map((group) => group.code));
export const words = (most: number, least = 1) => z.string().trim().min(least).max(most);

export const financialYear = z.string().refine((label) => FinancialYear.parse(label) !== undefined, 'Write the year as 2025-26')
  .meta({ description: 'A financial year, April to March, such as 2025-26', example: '2025-26' });

export const strategy = z.object({
  id, code, title: z.string(), shortTitle: z.string(), organisation: code, state: z.enum(['listening', 'drafting', 'check and challenge', 'live', 'mid-term review', 'closing', 'legacy']),
  periodStart: z.int(), periodEnd: z.int(), version: z.int(), isExample: z.boolean(), isPublic: z.boolean(),
}).meta({ id: 'Strategy' });
export const version = z.object({ number: z.int(), madeAt: moment, reason: z.string(), source: z.string() }).meta({ id: 'StrategyVersion' });
export const node = z.object({
  code, type: z.string(), parent: code.nullable(), position: z.int(), title: z.string(), variants: z.array(z.string()), text: z.string().nullable(),
  section: z.string().nullable().meta({ description: 'Where it stands in the printed document' }), note: z.string().nullable(), evolvedFrom: z.string().nullable(),
}).meta({ id: 'StrategyNode' });
const linkEnd = z.object({ strategy: code, code });
export const alignment = z.object({ id, from: linkEnd, to: linkEnd, weight, reason: z.string(), judgement: z.string(), beganAt: moment }).meta({ id: 'Alignment' });

export const objective = z.object({
  id, organisation: code, year: z.string(), version: z.int(), wording: z.string(), ownerRole: z.string(), aims: z.array(z.enum(aims)), roleGroups: z.array(z.string()),
  measurePlan: z.string(), expectedDirection: z.enum(directions).nullable(), status: z.enum(objectiveStatuses), isPublic: z.boolean(), isExample: z.boolean(),
  serves: z.array(z.object({ strategy: code, code, weight, reason: z.string() })),
  coProduction: z.object({ label: z.string(), level: z.string(), stages: z.array(z.object({ stage: z.string(), state: z.string() })) }).meta({ description: 'Worked out from the partnership record, never typed' }),
  lastUpdateOn: day.nullable(),
}).meta({ id: 'Objective' });

export const wording = z.object({
  version: z.int(), wording: z.string(), detail: z.string(), ownerRole: z.string(), aims: z.array(z.string()), roleGroups: z.array(z.string()), measurePlan: z.string(),
  expectedDirection: z.enum(directions).nullable(), madeAt: moment, reason: z.string(),
}).meta({ id: 'Wording' });

const wordingFields = {
  wording: words(300, 5), detail: z.string().trim().max(4000).default(''), ownerRole: words(120, 2), aims: z.array(z.enum(aims)).max(3).default([]),
  measurePlan: z.string().trim().max(2000).default(''), expectedDirection: z.enum(directions).nullable().default(null), roleGroups: z.array(roleGroup).max(6).default([]),
};
export const newWording = z.strictObject({ ...wordingFields, reason: words(1000, 3) }).meta({ id: 'NewWording' });
export const newObjective = z.strictObject({
  ...wordingFields, organisation: code, year: financialYear, strategy: code, node: code, reason: words(1000, 3).meta({ description: 'Why it serves this part of the strategy' }),
  updateEveryMonths: z.int().min(1).max(12).default(1),
}).meta({ id: 'NewObjective' });

export const progress = z.object({
  id, madeAt: moment, status: z.enum(progressStatuses), note: z.string(), nothingChanged: z.boolean(), changeForPeople: z.enum(changesForPeople), helpNeeded: z.string(),
  evidence: z.object({ kind: z.string(), text: z.string(), address: z.string().nullable() }).nullable(), route: z.string(),
}).meta({ id: 'Progress' });
export const newProgress = z.strictObject({
  status: z.enum(progressStatuses), note: words(4000, 3), changeForPeople: z.enum(changesForPeople).default('too early to say'), helpNeeded: z.string().trim().max(2000).default(''),
  evidence: z.strictObject({ kind: z.enum(progressEvidenceKinds), text: words(2000, 3), address: z.url({ protocol: /^https?$/ }).max(2000).nullable().default(null) }).nullable().default(null),
  reason: z.string().trim().max(1000).default('').meta({ description: 'Why, when something finished is opened again' }),
}).meta({ id: 'NewProgress' });

export const action = z.object({
  id, madeAt: moment, what: z.string(), ownerRole: z.string(), dueOn: day, ended: z.object({ on: day, outcome: z.string(), note: z.string() }).nullable(),
}).meta({ id: 'Action' });
export const decision = z.object({
  id, recordedAt: moment, what: z.string(), reason: z.string(), decidedBy: z.string(), decidedOn: day, partner: z.string().nullable(), moneyPounds: z.int().nullable(),
}).meta({ id: 'Decision' });
export const workstream = z.object({
  id, title: z.string(), about: z.string(), leadRole: z.string(), organisation: code, isExample: z.boolean(), isShared: z.boolean(), hasEnded: z.boolean(),
  serves: z.array(z.object({ strategy: code, code, weight, reason: z.string() })),
}).meta({ id: 'Workstream' });
export const session = z.object({
  id, title: z.string(), organisation: code, strategy: code.nullable(), parts: z.array(code), heldOn: day, place: z.string(), tables: z.int(), isPublic: z.boolean(), isExample: z.boolean(),
}).meta({ id: 'EventSession' });

/** The answer of what was made where it has no address of its own: its number, for the operations that go on with it. */
export const made = z.object({ schemaVersion, id });
export const history = z.object({ happenedAt: moment, name: z.string(), actor: z.string(), reason: z.string().nullable() }).meta({ id: 'Event' });
export const tag = z.strictObject({ list: z.string().max(80), item: z.string().max(80) }).meta({ id: 'Tag' });
export const done = z.object({ schemaVersion, isDone: z.literal(true) });
export const pounds = z.int().min(0).max(999_999_999).nullable().default(null).meta({ description: 'Whole pounds' });
