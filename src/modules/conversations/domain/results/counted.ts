/** Everything of one phase that counts, as the worker reads it. Items are numbers of the vote store; merged ideas keep their own. */
export interface Counted {
  phase: { id: string; number: number; organisationId: string; opensAt: Date; endedAt: Date };
  /** Everything that is shown, in the order of items. */
  words: readonly { id: string; item: number; kind: 'idea' | 'comment' }[];
  /** For each merged idea the one it stands with. */
  targets: ReadonlyMap<number, number>;
  showings: readonly { item: number; began: Date; ended: Date | null }[];
  pauses: readonly { began: Date; ended: Date | null }[];
  exposure: readonly { item: number; position: number; isRandom: boolean; served: number; seen: number; votes: number }[];
  /** Online votes as they count, by participant and item; participants are random numbers. */
  votes: { participants: readonly number[]; items: readonly number[]; choices: readonly number[] };
  rooms: readonly { item: number; workshopId: string; people: number; up: number; down: number; pass: number }[];
  spoken: readonly { item: number; up: number; down: number; pass: number }[];
  perspectives: readonly { item: number; perspective: string; up: number; down: number; pass: number }[];
  /** Nothing more can be typed in: what was heard in person may be told. */
  isInPersonComplete: boolean;
}

/** How many voices, and how many people could have raised theirs. */
export interface Voices {
  up: number;
  down: number;
  pass: number;
  people: number;
}

export const noVoices: Voices = { up: 0, down: 0, pass: 0, people: 0 };

export const addVoices = (a: Voices, b: Voices): Voices => ({ up: a.up + b.up, down: a.down + b.down, pass: a.pass + b.pass, people: a.people + b.people });
