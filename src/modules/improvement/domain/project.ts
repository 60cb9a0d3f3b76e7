/** Kinds of project: some ask for more than others. */
export const projectKinds = [
  { code: 'improvement', title: 'Make something better', words: 'One thing that does not work well enough' },
  { code: 'redesign', title: 'Redesign a service', words: 'Who does what, where and how, or a new model of care' },
  { code: 'digital', title: 'Bring in something digital', words: 'A tool, a platform or data. It needs a measure before and after, and a check of who is left out' },
] as const;
export type ProjectKind = (typeof projectKinds)[number]['code'];
export const projectKindCodes = projectKinds.map(({ code }) => code) as [ProjectKind, ...ProjectKind[]];
export const projectKindTitle = (code: string): string => projectKinds.find((kind) => kind.code === code)?.title ?? code;

export const audiences = [
  { code: 'organisation', title: 'My organisation' },
  { code: 'everyone', title: 'Everyone, also on the open web' },
] as const;
export type ProjectAudience = (typeof audiences)[number]['code'];

export const outcomes = [
  { code: 'improved', title: 'It has improved', words: 'The figures show a change for the better that has held' },
  { code: 'finished', title: 'It is finished', words: 'The work is done. The figures show no change that has held, or there are none' },
  { code: 'stopped', title: 'We stopped', words: 'It did not work, or something else came first. What you learned helps others' },
] as const;
export type ProjectOutcome = (typeof outcomes)[number]['code'];
export const outcomeTitle = (code: string): string => outcomes.find((outcome) => outcome.code === code)?.title ?? code;

export const measureKinds = [
  { code: 'outcome', title: 'Outcome', words: 'Whether people are better off' },
  { code: 'process', title: 'Process', words: 'Whether the work is done as planned' },
  { code: 'balancing', title: 'Balancing', words: 'Whether something else became worse because of it' },
] as const;
export type MeasureKind = (typeof measureKinds)[number]['code'];
export const measureKindTitle = (code: string): string => measureKinds.find((kind) => kind.code === code)?.title ?? code;
