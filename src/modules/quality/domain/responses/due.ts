import { addDays, londonDay, type Day } from '#platform/clock';

/** How long an answer to a signal may take. Four weeks: it fits between two meetings of a team that meets each month. */
export const RESPONSE_DAYS = 28;

export const responseDueOn = (openedAt: Date): Day => addDays(londonDay(openedAt), RESPONSE_DAYS);
