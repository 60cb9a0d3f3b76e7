export { recordEvent, type EventSource } from './events.ts';
export { historyOf, type HistoryLine } from './history.ts';
