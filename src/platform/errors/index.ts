export { Conflict, Forbidden, Invalid, NotFound, RoomError } from './errors.ts';
