export const barrierStatuses = ['taken up', 'removed', 'stays', 'open again'] as const;
export type BarrierStatus = (typeof barrierStatuses)[number];

export const statusWords: Readonly<Record<BarrierStatus | 'open', string>> = { open: 'Open', 'taken up': 'Taken up', removed: 'Removed', stays: 'Stays for now', 'open again': 'Open again' };

const DAY_MS = 86_400_000;

/** From the day a barrier was shown to the day it was gone. */
export const daysToRemoval = ({ shownOn, removedOn }: { shownOn: string; removedOn: string }): number => Math.round((Date.parse(removedOn) - Date.parse(shownOn)) / DAY_MS);

/** Half of the numbers of days are at most this (the lower of two in the middle); null where there are none. Never a mean: one old rule would hide the others. */
export const middleOf = (numbers: readonly number[]): number | null => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length / 2) - 1] ?? null;
