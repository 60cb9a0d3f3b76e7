/** What a measure must never be shown without. */
export interface Balanced {
  ambition: string;
  kind: string;
}

/** Whether this measure may be shown only beside others. */
export const needsBeside = ({ ambition, kind }: Balanced): boolean => ambition === 'productivity' || kind === 'cost';

/** Why these figures may not be shown alone, in words; null where what they need stands beside them. */
export function lacksBeside({ ambition, kind }: Balanced, beside: { quality: readonly unknown[]; staff: readonly unknown[]; outcomes: readonly unknown[] }): string | null {
  const lacks = [
    ...(ambition === 'productivity' && beside.quality.length === 0 ? ['quality of care'] : []), ...(ambition === 'productivity' && beside.staff.length === 0 ? ['staff'] : []),
    ...(kind === 'cost' && beside.outcomes.length === 0 ? ['outcomes for people'] : []),
  ];
  if (lacks.length === 0) return null;
  return `Productivity is never shown without quality and staff, and cost never without outcomes. There are no figures about ${lacks.join(' or ')} of this unit that you may see, so these figures are held back.`;
}
