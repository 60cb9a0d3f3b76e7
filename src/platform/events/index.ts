export { recordEvent, type EventEntry, type EventSource } from './events.ts';
export { historyOf, type HistoryLine } from './history.ts';
