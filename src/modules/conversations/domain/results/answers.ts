/** What can be said about a published theme (row O66), in the order of a form. A theme that nobody has answered is not decided. */
export const answerStates = ['not decided', 'doing', 'done', 'cannot'] as const;
export type AnswerState = (typeof answerStates)[number];

export const answerTitle: Readonly<Record<AnswerState, string>> = { 'not decided': 'Not decided yet', doing: 'We are doing it', done: 'We have done it', cannot: 'We cannot, and why' };

export const answerColour = { 'not decided': 'grey', doing: 'blue', done: 'green', cannot: 'orange' } as const;
