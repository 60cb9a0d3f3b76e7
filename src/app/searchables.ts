import { rooms } from './rooms.ts';

/** Everything that can be found, in the order of the rooms. */
export const searchables = rooms.flatMap((room) => room.searchables ?? []);
