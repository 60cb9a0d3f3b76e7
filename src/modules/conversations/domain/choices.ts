/** What a person may say of words: support, oppose or pass. Agree is 1 throughout (older exports of Polis say −1). */
export const choices = ['support', 'oppose', 'pass'] as const;
export type Choice = (typeof choices)[number];

export const choiceNumber: Readonly<Record<Choice, 1 | -1 | 0>> = { support: 1, oppose: -1, pass: 0 };

export const choiceOf = (number: number): Choice => choices.find((choice) => choiceNumber[choice] === number) ?? 'pass';
