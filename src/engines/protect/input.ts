import type { PolicyName } from './policies.ts';

export interface Note {
  readonly code: string;
  readonly text: string;
}

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Values by dimension. A dimension that is lacking, null, empty or "total" (also "all", "overall", "everyone", "*") is summed over. */
export type CellKey = Readonly<Record<string, string | number | boolean | null>>;

export interface ProtectCell {
  readonly key: CellKey;
  readonly count: number;
  readonly rate?: Rate | null;
  /** True hides it whatever it counts: it was decided elsewhere, and what is hidden beside it follows from that. */
  readonly isHidden?: boolean;
}

/** What an earlier page, export or month said. `shown` or else `count` is the figure that was shown; null was hidden. */
export interface PublishedTable {
  readonly id: string | number;
  readonly period?: string | number | null;
  readonly cells: readonly { readonly key: CellKey; readonly shown?: number | null; readonly count?: number | null; readonly rate?: Rate | null }[];
}

export interface ProtectInput {
  readonly policy?: PolicyName;
  readonly minimum?: number;
  readonly rounding?: number | null;
  readonly zerosSafe?: boolean;
  readonly complements?: boolean;
  /** The time that the cells are about. Earlier tables of another period are about other counts and do not bind. */
  readonly period?: string | number | null;
  readonly dimensions: readonly string[];
  readonly hierarchies?: unknown;
  readonly cells: readonly ProtectCell[];
  readonly published?: readonly PublishedTable[];
}

export interface ShownCell {
  readonly key: CellKey;
  readonly shown: number;
  readonly rate?: { readonly numerator: number; readonly denominator: number; readonly value: number | null };
}

export interface HiddenCell {
  readonly key: CellKey;
  readonly shown: null;
  readonly why: string;
}

export interface FailedCell {
  readonly key: CellKey | null;
  readonly error: Note;
}

export interface ProtectResult {
  readonly cells: readonly (ShownCell | HiddenCell | FailedCell)[];
  readonly why: string;
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}
