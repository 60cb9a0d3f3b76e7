export type { Command, CommandContext, OfferedFigure, OfferedMeasure, OperatorContext, Room } from './room.ts';
export { askToday, todayKinds, type Today, type TodayAsked, type TodayKind, type TodayLine } from './today.ts';
