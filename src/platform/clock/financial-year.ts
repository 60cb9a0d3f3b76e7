import { londonDay, startOfLondonDay, type Day } from './london-date.ts';

const LABEL = /^(\d{4})-(\d{2})$/;

/**
 * The year the NHS plans and reports by: 1 April to 31 March in England. Written 2025-26.
 * Source: Interpretation Act 1978, schedule 1 ("financial year": the twelve months ending with 31st March).
 */
export class FinancialYear {
  readonly startYear: number;

  private constructor(startYear: number) {
    this.startYear = startYear;
  }

  /** Year that starts on 1 April of `startYear`. Throws a RangeError unless a whole year from 1900 to 2199. */
  static starting(startYear: number): FinancialYear {
    if (!Number.isInteger(startYear) || startYear < 1900 || startYear > 2199) {
      throw new RangeError(`Not the start of a financial year: ${startYear}`);
    }
    return new FinancialYear(startYear);
  }

  /** Reads "2025-26"; undefined for anything else, "2025-27" included. */
  static parse(label: string): FinancialYear | undefined {
    const match = LABEL.exec(label);
    const startYear = Number(match?.[1]);
    if (match === null || startYear < 1900 || startYear > 2199) return undefined;
    const year = new FinancialYear(startYear);
    return year.label === label ? year : undefined;
  }

  /** The year that holds the moment, by the day it is in England. */
  static at(moment: Date): FinancialYear {
    return FinancialYear.ofDay(londonDay(moment));
  }

  static ofDay(day: Day): FinancialYear {
    const year = Number(day.slice(0, 4));
    return FinancialYear.starting(day.slice(5) >= '04-01' ? year : year - 1);
  }

  /** Every year from the first to the last, both included; none when the last is earlier. */
  static range(first: FinancialYear, last: FinancialYear): FinancialYear[] {
    const count = Math.max(0, last.startYear - first.startYear + 1);
    return Array.from({ length: count }, (_, index) => FinancialYear.starting(first.startYear + index));
  }

  get label(): string {
    return `${this.startYear}-${String((this.startYear + 1) % 100).padStart(2, '0')}`;
  }

  /** "April 2025 to March 2026", for people who do not know the short form. */
  get inWords(): string {
    return `April ${this.startYear} to March ${this.startYear + 1}`;
  }

  get firstDay(): Day {
    return `${this.startYear}-04-01`;
  }

  get lastDay(): Day {
    return `${this.startYear + 1}-03-31`;
  }

  /** The moment the year begins, and the moment the next one does. */
  get startsAt(): Date {
    return startOfLondonDay(this.firstDay);
  }

  get endsBefore(): Date {
    return this.next().startsAt;
  }

  contains(moment: Date): boolean {
    const day = londonDay(moment);
    return day >= this.firstDay && day <= this.lastDay;
  }

  next(): FinancialYear {
    return FinancialYear.starting(this.startYear + 1);
  }

  previous(): FinancialYear {
    return FinancialYear.starting(this.startYear - 1);
  }

  equals(other: FinancialYear): boolean {
    return this.startYear === other.startYear;
  }

  toString(): string {
    return this.label;
  }

  toJSON(): string {
    return this.label;
  }
}
