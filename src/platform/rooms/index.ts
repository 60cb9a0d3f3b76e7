export type { Command, CommandContext, OfferedFigure, OfferedMeasure, OperatorContext, Room } from './room.ts';
