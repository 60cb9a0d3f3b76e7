import type { Identifier, InputFault } from './input.ts';

export interface Note {
  readonly code: string;
  readonly text: string;
}

export interface GroupAnswer {
  readonly id: number;
  readonly size: number;
  /** Mean overlap with the group found when the votes are drawn anew (0 to 1); null where the reference has none. */
  readonly stability: number | null;
  readonly participants: readonly Identifier[];
  readonly sentence: string;
}

export interface StatementAnswer {
  readonly id: Identifier;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly seen: number;
  readonly extremity: number | null;
  readonly priority: number | null;
  readonly groupConsensus: number | null;
  readonly bridging: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly sentence: string;
  readonly notes: readonly Note[];
}

export interface GroupStatementAnswer {
  readonly group: number;
  readonly statement: Identifier;
  readonly agrees: number;
  readonly disagrees: number;
  readonly seen: number;
  readonly agreeProbability: number;
  readonly agreeTest: number;
  readonly agreeRepresentativeness: number;
  readonly agreeRepresentativenessTest: number;
  readonly disagreeProbability: number;
  readonly disagreeTest: number;
  readonly disagreeRepresentativeness: number;
  readonly disagreeRepresentativenessTest: number;
}

export interface HeldOutAnswer {
  /** How many times a part of the votes was hidden; each part is a tenth. */
  readonly folds: number;
  readonly seed: number;
  readonly votes: number;
  readonly auc: number | null;
  readonly logLoss: number | null;
  readonly baseline: { readonly auc: number | null; readonly logLoss: number | null };
}

/** One answer for a whole conversation. Every figure is finite or null with a note. */
export interface OpinionAnswer {
  readonly engine: 'opinion';
  readonly version: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sentence: string;
  readonly groups: readonly GroupAnswer[];
  /** Why there are no groups. */
  readonly reason?: string;
  readonly inConversation: readonly Identifier[];
  readonly silhouette: number | null;
  readonly statements: readonly StatementAnswer[];
  readonly perGroup: readonly GroupStatementAnswer[];
  readonly representative: readonly { readonly group: number; readonly statements: readonly { readonly id: Identifier; readonly side: 'agree' | 'disagree'; readonly sentence: string }[] }[];
  readonly consensus: { readonly agree: readonly Identifier[]; readonly disagree: readonly Identifier[] };
  readonly pca?: { readonly statements: readonly Identifier[]; readonly centre: readonly number[]; readonly components: readonly (readonly number[])[]; readonly statementProjection: readonly (readonly number[])[] };
  readonly projection: readonly { readonly participant: Identifier; readonly x: number; readonly y: number }[];
  readonly heldOut?: HeldOutAnswer;
  readonly notes: readonly Note[];
  readonly errors?: readonly InputFault[];
}

export const opinionVersion = '1.0.0';
