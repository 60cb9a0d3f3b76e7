/** How somebody can be cared for: the order of every list of three in this folder. */
export const modes = ['in person', 'by video', 'by phone'] as const;

/** What came of one group in one quarter, of appointments that took place. Whole numbers of appointments; `suited` counts answers. */
export interface ModeCounts {
  /** '' where people are not told apart. */
  name: string;
  /** For how many the person was asked how they want to be seen. */
  asked: number;
  /** Of those asked, which of the `modes` they chose; together they are `asked`. */
  chosen: readonly number[];
  /** Of those asked, how many got what they chose. */
  got: number;
  /** All appointments, by how they took place. */
  happened: readonly number[];
  /** Of each of the `modes`: how many answered whether it suited them, and how many said that it did. */
  suited: readonly { answered: number; yes: number }[];
}

export const parts = ['asked', 'happened', 'chosen', 'got', 'suited in person', 'suited by video', 'suited by phone'] as const;

/**
 * What is counted, with its counts in order: asked [asked, not asked], happened and chosen [by the `modes`], got [what they chose, something else],
 * suited [yes, no].
 */
export type Part = (typeof parts)[number];

/** What may be shown of one part for one group; null where too few people stand behind it. */
export interface ShownPart {
  /** '' is everybody. */
  group: string;
  what: Part;
  counts: readonly (number | null)[];
  total: number | null;
}

/** Miles from home to care, one way, added up over so many visits in person. */
export interface Distances {
  miles: number;
  visits: number;
}

/** One part of everybody or of a group; undefined where it was not recorded. */
export const partOf = (shown: readonly ShownPart[], what: Part, group = ''): ShownPart | undefined => shown.find((part) => part.what === what && part.group === group);
