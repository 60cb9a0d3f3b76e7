/**
 * Growth words in their order (domain/workforce-and-quality.md 1.2: a strengths-based scale; never red, amber, green). They are an order, not numbers:
 * nothing here works out a mean of them.
 */
export const stages = ['not-yet-explored', 'exploring', 'emerging', 'established', 'sharing'] as const;
export type Stage = (typeof stages)[number];

/** What a question about a stage may be answered with. */
export const stageAnswers = [...stages, 'not-applicable'] as const;
export type StageAnswer = (typeof stageAnswers)[number];

export const stageTitles: Readonly<Record<StageAnswer, string>> = {
  'not-yet-explored': 'Not yet explored', exploring: 'Exploring', emerging: 'Emerging', established: 'Established', sharing: 'Sharing with others', 'not-applicable': 'Not applicable to us',
};

export const isStageAnswer = (text: unknown): text is StageAnswer => stageAnswers.some((stage) => stage === text);

/** Fixed keys; both "Destiny" and "Deliver" are in use for the last, so its title is content (domain/workforce-and-quality.md 1.2). */
export const phases = ['define', 'discover', 'dream', 'design', 'deliver'] as const;
export type Phase = (typeof phases)[number];
export const phaseTitles: Readonly<Record<Phase, string>> = { define: 'Define', discover: 'Discover', dream: 'Dream', design: 'Design', deliver: 'Deliver' };
