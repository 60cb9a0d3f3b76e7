import type { SplitSeen } from '#modules/quality';

/** Where the gaps of one split stand. */
export const gapHref = ({ measureCode, unitCode, split }: Pick<SplitSeen, 'measureCode' | 'unitCode' | 'split'>): string => `/fairness/gaps/${measureCode}/${unitCode}/${split}`;

/** The example of the worked thread: people in rural areas and in towns. */
export const exampleGap = { measure: 'vale-seen-six-weeks', unit: 'vale-podiatry', split: 'rurality' };

/** How files of one split are called. */
export const fileName = ({ measureCode, unitCode, split }: Pick<SplitSeen, 'measureCode' | 'unitCode' | 'split'>): string => `${measureCode}-${unitCode}-${split.replace('+', '-and-')}`;
