/** What came of a challenge. The first two lead to another wording. */
export const outcomes = ['changes the text', 'changes a part', 'changes nothing'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeTitle: Readonly<Record<Outcome, string>> = { 'changes the text': 'It changed the text', 'changes a part': 'It changed a part of the text', 'changes nothing': 'It did not change the text' };

export const statementKinds = ['theme', 'commitment'] as const;
export type StatementKind = (typeof statementKinds)[number];

export const statementKindTitle: Readonly<Record<StatementKind, string>> = { theme: 'Draft theme', commitment: 'Proposed commitment' };
export const finalKindTitle: Readonly<Record<StatementKind, string>> = { theme: 'Theme', commitment: 'Commitment' };
