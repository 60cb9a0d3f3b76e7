export { Conflict, Forbidden, Invalid, NotFound, Refusal, RoomError } from './errors.ts';
