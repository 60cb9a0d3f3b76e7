import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';

export const aims = ['outcomes', 'quality', 'sustainability'] as const;
export const directions = ['up', 'down', 'steady'] as const;
export const changesForPeople = ['better', 'same', 'worse', 'too early to say'] as const;
export const progressEvidenceKinds = ['measure', 'document', 'people said'] as const;
export const partnerOrganisationKinds = ['community', 'charity', 'council', 'nhs', 'education', 'other'] as const;
/** The statuses a progress update may carry; "carried over" and "closed" come with the closing. */
export const progressStatuses = ['not started', 'on track', 'needs help', 'done'] as const;

export type Aim = (typeof aims)[number];
export type Direction = (typeof directions)[number];
export type ChangeForPeople = (typeof changesForPeople)[number];
export type ProgressEvidenceKind = (typeof progressEvidenceKinds)[number];
export type PartnerOrganisationKind = (typeof partnerOrganisationKinds)[number];
export type ProgressStatus = (typeof progressStatuses)[number];

const words = z.string().trim().min(1);
const choice = <const T extends readonly [string, ...string[]]>(codes: T) => z.array(z.strictObject({ code: z.enum(codes), title: words })).length(codes.length);

const schema = z.strictObject({
  aims: z.array(z.strictObject({ code: z.enum(aims), title: words, source: words })).length(3),
  directions: choice(directions),
  changes: choice(changesForPeople),
  evidenceKinds: choice(progressEvidenceKinds),
  partnerKinds: choice(partnerOrganisationKinds),
  groups: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/), title: words, kind: z.enum(['protected characteristic', 'inclusion group']) })).min(10)
    .refine((groups) => groups.filter(({ kind }) => kind === 'protected characteristic').length === 9, 'There are nine protected characteristics'),
});

export type ObjectiveContent = z.infer<typeof schema>;

/** Reads content/objectives.yaml. */
export const parseObjectiveContent = (text: string): ContentReading<ObjectiveContent> => parseContent(text, schema);

/** The title of a code in one of the lists; the code itself when it is unknown, so that an old record still shows. */
export function titleOf(list: readonly { code: string; title: string }[], code: string): string {
  return list.find((item) => item.code === code)?.title ?? code;
}
