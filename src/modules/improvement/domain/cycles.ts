/** What follows from a test: the three words of the Model for Improvement. */
export const decisions = [
  { code: 'adopt', title: 'Adopt', words: 'It works. We keep it, or try it on a larger scale' },
  { code: 'adapt', title: 'Adapt', words: 'It works in part. We change it and test again' },
  { code: 'abandon', title: 'Abandon', words: 'It does not work here. We try another idea' },
] as const;
export type Decision = (typeof decisions)[number]['code'];
export const decisionTitle = (code: string): string => decisions.find((decision) => decision.code === code)?.title ?? code;

export const asPredictedWords: Readonly<Record<string, string>> = { yes: 'As we predicted', partly: 'Partly as we predicted', no: 'Not as we predicted' };
