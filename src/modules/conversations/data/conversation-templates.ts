import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { phaseKinds } from '../domain/phase-state.ts';

const part = z.strictObject({
  kind: z.enum(phaseKinds), title: z.string().max(150), question: z.string().max(400), introduction: z.string().max(4_000), audience: z.string().max(300),
  /** How long it stays open, 0 for always; and how long afterwards to sort what was said, before the next part opens. */
  openDays: z.int().min(0), restDays: z.int().min(0),
  prompts: z.array(z.strictObject({ words: z.string().min(3).max(300), isAppreciative: z.boolean().default(false) })).min(1),
  invitations: z.array(z.string()).min(1), partners: z.array(z.string()).min(1),
});
const file = z.strictObject({
  templates: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/), title: z.string(), summary: z.string(), conversationTitle: z.string().max(150), purpose: z.string().max(2_000), parts: z.array(part).min(1) })).min(1),
});

export type ConversationTemplate = z.output<typeof file>['templates'][number];

/** Starters to copy and change (content/conversation-templates.yaml). They are not official. */
export const conversationTemplates: readonly ConversationTemplate[] = file.parse(parse(readFileSync(new URL('../../../../content/conversation-templates.yaml', import.meta.url), 'utf8'), { schema: 'core' })).templates;
