import type { SupportIdea } from './input.ts';

const HOUR_MS = 3_600_000;

/** ISO 8601 to milliseconds. A time without a zone is taken as UTC, not as the machine's own. */
export const parseTime = (text: string): number => Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text);

/** Days in which people could see the idea: from publication to now, without the hours in which it was hidden. Never below 0. */
export function visibleDays({ publishedAt, hiddenHours = 0 }: Pick<SupportIdea, 'publishedAt' | 'hiddenHours'>, now: string): number {
  return Math.max(0, (parseTime(now) - parseTime(publishedAt)) / HOUR_MS - hiddenHours) / 24;
}

export interface PoolRate {
  readonly up: number;
  readonly down: number;
}

/** Votes a day over all ideas together, the rate towards which short-lived ideas are drawn; undefined when nothing was visible yet. */
export function poolRates(ideas: readonly { readonly up: number; readonly down: number; readonly days: number }[]): PoolRate | undefined {
  const days = ideas.reduce((sum, idea) => sum + idea.days, 0);
  if (days <= 0) return undefined;
  return { up: ideas.reduce((sum, idea) => sum + idea.up, 0) / days, down: ideas.reduce((sum, idea) => sum + idea.down, 0) / days };
}

/**
 * (votes + prior days × pool rate) ÷ (visible days + prior days), requirement S154. It is the mean of a Gamma–Poisson rate whose prior
 * is worth `priorDays` days of an average idea.
 */
export const adjustedPerDay = (votes: number, { days, priorDays, poolRate }: { days: number; priorDays: number; poolRate: number }): number => (votes + priorDays * poolRate) / (days + priorDays);
