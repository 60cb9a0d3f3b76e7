/** How words and votes may come in. Each counts the same, and the way stands with the words. */
export const entryRoutes = ['online', 'phone', 'paper', 'workshop', 'event', 'in person'] as const;
export type EntryRoute = (typeof entryRoutes)[number];

/** One person at a time, typed in by somebody who heard or holds it. */
export const singleRoutes = ['phone', 'paper', 'in person'] as const;
export type SingleRoute = (typeof singleRoutes)[number];

/** Many people at once; by phone: sheets that staff filled in while people were on the phone. */
export const roomRoutes = ['workshop', 'event', 'paper', 'phone'] as const;
export type RoomRoute = (typeof roomRoutes)[number];

const titles: Readonly<Record<EntryRoute, string>> = { online: 'Online', phone: 'By phone', paper: 'On paper', workshop: 'At a workshop', event: 'At an event', 'in person': 'In person' };

export const routeTitle = (route: string): string => titles[entryRoutes.find((each) => each === route) ?? 'online'];

/** How long after the end words and hands from paper may be typed in; the database holds the same rule. */
export const TYPING_DAYS = 7;
