import { roleGroups } from '#modules/directory';
import type { PartnerKind } from '../domain/co-production-rules.ts';
import { parseSessionContent } from '../domain/session-content.ts';
import { shippedText, valueOrThrow } from './shipped-content.ts';

/** The ready-made questions and the groups that are counted, from content/event-sessions.yaml, read once at start. */
export const sessionContent = valueOrThrow('event-sessions.yaml', parseSessionContent(shippedText('event-sessions.yaml')));

export interface CountedGroup {
  code: string;
  title: string;
  /** How the partnership record names them. */
  tookPart: PartnerKind;
}

/** The groups that are counted at a session: the six role groups, then people and carers, then other professionals. */
export const countedGroups: readonly CountedGroup[] = [
  ...roleGroups.map(({ code, title }) => ({ code, title, tookPart: 'ahp-community' as const })),
  ...sessionContent.otherGroups,
];
