/** How often a card was in view (or sent to a page without script) at a position of the list. The first position is 1, or 0 where a 0 occurs. */
export interface PositionCount {
  readonly position: number;
  readonly count: number;
}

/** A text or a whole number; answered as it was given. */
export type IdeaId = string | number;

export interface SupportIdea {
  readonly id: IdeaId;
  readonly publishedAt: string;
  /** Hours since publication in which it could not be seen: held back, or the conversation paused. */
  readonly hiddenHours?: number;
  readonly up: number;
  readonly down: number;
  /** Seen on a screen. */
  readonly impressions?: readonly PositionCount[];
  /** Sent to pages without script, where being seen is not known. Counted apart from `impressions`. */
  readonly served?: readonly PositionCount[];
}

/** What happened at a position in the randomised share of the feed; `votes` counts up, down and pass. */
export interface RandomisedSlot {
  readonly position: number;
  readonly idea?: IdeaId | null;
  readonly impressions: number;
  readonly votes: number;
}

export interface SupportInput {
  readonly now: string;
  readonly confidence?: number | readonly number[];
  readonly priorDays?: number;
  /** How many ideas "the top" means for `topProbability`: 20, but at most a quarter of all. */
  readonly top?: number;
  readonly ideas: readonly SupportIdea[];
  readonly slots?: readonly RandomisedSlot[];
}

/** From the best measure of who could react to the plainest. */
export type ExposureLevel = 'examined' | 'impressions' | 'served' | 'visible-time';

export interface Note {
  readonly code: string;
  readonly text: string;
}
