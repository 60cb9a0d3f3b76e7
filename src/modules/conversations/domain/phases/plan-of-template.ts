import { addDays, startOfLondonDay, type Day } from '#platform/clock';
import type { PhaseKind } from '../phase-state.ts';

interface TemplatePart {
  kind: PhaseKind;
  title: string;
  question: string;
  introduction: string;
  audience: string;
  openDays: number;
  restDays: number;
  prompts: readonly { words: string; isAppreciative: boolean }[];
  invitations: readonly string[];
  partners: readonly string[];
}

/**
 * The parts of a template one after the other, from the first day on: each opens when the one before it has closed and what was said
 * there could be sorted. A part of no days stays open.
 */
export function partsFrom<Part extends TemplatePart>(parts: readonly Part[], firstDay: Day): (Omit<Part, 'invitations' | 'partners'> & { opensAt: Date; closesAt: Date | null; invitations: string; partners: string })[] {
  let day = firstDay;
  return parts.map((part) => {
    const opens = day;
    const closes = addDays(opens, part.openDays);
    day = addDays(closes, part.restDays);
    return { ...part, opensAt: startOfLondonDay(opens), closesAt: part.openDays === 0 ? null : startOfLondonDay(closes), invitations: part.invitations.join('\n'), partners: part.partners.join('\n') };
  });
}
