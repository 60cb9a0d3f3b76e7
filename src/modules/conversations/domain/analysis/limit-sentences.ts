export interface TheLimits {
  readonly contributions: number;
  readonly codedInAll: number;
  readonly heardOnline: number | null;
  readonly heardInPerson: number | null;
  readonly agreement: string;
  readonly saturation: string;
  readonly notHeard: string;
  readonly codeNames: readonly string[];
}

/** The limits of what was heard, one sentence each: the same on the theme's page and in every report. */
export function limitSentences({ contributions, codedInAll, heardOnline, heardInPerson, agreement, saturation, notHeard, codeNames }: TheLimits): string[] {
  return [
    `${contributions} of ${codedInAll} coded ideas and comments spoke of this. We count words, not people: one person can write more than once.`,
    heardOnline === null || heardInPerson === null ? 'We do not say how many came online and how many did not, because one number is small and could point at people.' : `Heard online: ${heardOnline}. Heard by phone, on paper or in person: ${heardInPerson}.`,
    `Whom we did not hear: ${notHeard}`,
    agreement,
    saturation,
    `Made of these codes: ${codeNames.join(', ')}.`,
  ];
}
