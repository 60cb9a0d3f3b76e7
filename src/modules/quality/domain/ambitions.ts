/** The four ambitions of the AHP Quality Dashboard, in the strategy's own words and order (AHPs Deliver, 4.2). */
export const ambitions = [
  { code: 'quality', title: 'Delivering quality care', words: 'Allied health professionals give high-quality care and use all their skills in it.' },
  { code: 'staff', title: 'Supporting staff', words: 'Staff are fully engaged, well led and stay.' },
  { code: 'workforce', title: 'Optimising the workforce', words: 'The right mix of skills, enough people, and people where they help most.' },
  { code: 'productivity', title: 'Improving productivity', words: 'Differences without a good reason are found, and chances to get better.' },
] as const;

export type Ambition = (typeof ambitions)[number]['code'];

export const ambitionCodes = ambitions.map(({ code }) => code) as [Ambition, ...Ambition[]];
export const ambitionTitle = (code: string): string => ambitions.find((each) => each.code === code)?.title ?? code;
