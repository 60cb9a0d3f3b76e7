/** What somebody of another agency can be given by name. Reading aim, diagram, tests and learning comes with being a partner; hours and names of staff never do. */
export const partnerRights = [
  { code: 'cycles', title: 'Add tests and write down what they brought' },
  { code: 'measures', title: 'See the figures of the project', words: 'From when somebody who answers for the figures has agreed. Only figures that are shown, never those that are hidden to protect people' },
] as const;
export type PartnerRight = (typeof partnerRights)[number]['code'];

/** What a note can open to another organisation. Hours, names of staff and what is missing are in none of them. */
export const shareParts = [
  { code: 'plan', title: 'Aim, diagram and answers to questions' },
  { code: 'cycles', title: 'Tests and what they brought' },
  { code: 'measures', title: 'Figures that are shown' },
  { code: 'learning', title: 'How far it is and what was learned' },
] as const;
export type SharePart = (typeof shareParts)[number]['code'];
export const shareCodes: readonly SharePart[] = shareParts.map(({ code }) => code);
export const shareTitle = (code: string): string => shareParts.find((part) => part.code === code)?.title ?? code;
export const rightTitle = (code: string): string => partnerRights.find((right) => right.code === code)?.title ?? code;
