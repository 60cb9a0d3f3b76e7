export { fixedClock, systemClock } from './clock.ts';
export { FinancialYear } from './financial-year.ts';
export {
  addDays,
  formatDay,
  formatLondonDate,
  formatLondonDateTime,
  isDay,
  londonDay,
  startOfLondonDay,
  type Day,
} from './london-date.ts';
