export { errorFacts, openLog, type Log, type LogFacts, type LogLevel } from './log.ts';
