import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const step = z.strictObject({ title: z.string(), kind: z.enum(['prevention', 'early', 'treatment']), team: z.string(), setting: z.string(), professions: z.array(z.string()), repeats: z.boolean().default(false) });
const shape = z.strictObject({
  format: z.literal('allied-pathway-templates/1'), standing: z.string(),
  templates: z.array(z.strictObject({ code: z.string(), title: z.string(), condition: z.string(), setting: z.string(), library: z.array(z.string()), measures: z.array(z.string()), steps: z.array(step).min(1) })).length(7),
});

export type PathwayTemplate = z.output<typeof shape>['templates'][number];

let read: readonly PathwayTemplate[] | undefined;

/** Starter templates of pathways, not official (content/pathway-templates.yaml). */
export const pathwayTemplates = (): readonly PathwayTemplate[] => (read ??= shape.parse(parse(readFileSync(new URL('../../../../../content/pathway-templates.yaml', import.meta.url), 'utf8'), { schema: 'core' })).templates);
