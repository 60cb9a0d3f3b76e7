/** When people can take part in bringing in something digital. The first decides most, and is the one most often left out. */
export const involvementSteps = ['before buying', 'design', 'test', 'use'] as const;
export type InvolvementStep = (typeof involvementSteps)[number];
export const stepTitles: Readonly<Record<InvolvementStep, string>> = { 'before buying': 'Before something is bought', design: 'In its design', test: 'In its test', use: 'In its use' };

interface Took {
  step: string;
  happenedOn: string;
}

/** Whether a digital project has nobody of the professions who took part before something was bought (requirement S79). */
export function lacksEarlyInvolvement({ kind, buyingOn, involvements }: { kind: string; buyingOn: string | null; involvements: readonly Took[] }): boolean {
  return kind === 'digital' && !involvements.some(({ step, happenedOn }) => step === 'before buying' && (buyingOn === null || happenedOn <= buyingOn));
}
