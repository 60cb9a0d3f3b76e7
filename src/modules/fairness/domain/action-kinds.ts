/** The three ways to answer a gap that the national strategy names (section 4.3). */
export const actionKinds = [
  { code: 'targeted', title: 'For this group in particular', words: 'A specific targeted intervention' },
  { code: 'routine-access', title: 'Better access to usual care', words: 'More equitable access to routine care' },
  { code: 'wider-determinants', title: 'What stands behind health', words: 'Supporting the social determinants, such as work and housing' },
] as const;

export type ActionKind = (typeof actionKinds)[number]['code'];
export const actionKindCodes = actionKinds.map(({ code }) => code) as [ActionKind, ...ActionKind[]];
export const actionKindTitle = (code: string): string => actionKinds.find((kind) => kind.code === code)?.title ?? code;
