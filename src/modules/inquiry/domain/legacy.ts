/** What may have become of an achievement of a closed strategy (requirement S51). */
export const legacyStates = ['business as usual', 'room to grow', 'ended'] as const;
export type LegacyState = (typeof legacyStates)[number];
