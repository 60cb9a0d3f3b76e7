/** What is noted for a peer leader (row S159). */
export const peerNoteKinds = ['development', 'support', 'expenses'] as const;
export type PeerNoteKind = (typeof peerNoteKinds)[number];

export const peerNoteTitle: Readonly<Record<PeerNoteKind, string>> = { development: 'Development', support: 'Support', expenses: 'Expenses' };
