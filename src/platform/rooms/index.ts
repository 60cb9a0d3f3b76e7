export type { Command, CommandContext, OperatorContext, Room } from './room.ts';
