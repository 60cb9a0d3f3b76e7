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
    heardOnline === null || heardInPerson === null ? 'How many of them came online and how many did not was not told when this was published.' : `Heard online: ${heardOnline}, heard in person: ${heardInPerson}. In person means at a workshop or event, on paper or by phone. Each counts the same.`,
    `Whom we did not hear: ${notHeard}`,
    agreement,
    saturation,
    `Made of these codes: ${codeNames.join(', ')}.`,
  ];
}
