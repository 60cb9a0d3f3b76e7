import { z } from 'zod';
import { isDay, londonDay, type Day } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { dateAnswer, DateField, dateValues, parseForm, type FormState } from '#ui/forms';

export interface DayAsked {
  /** Today unless a day up to today was asked for. */
  on: Day;
  isToday: boolean;
  /** For the form with the `DayField`: what was asked, and what is wrong with it. */
  state: FormState;
}

const FIRST_DAY = '1990-01-01';
const schema = z.object({ on: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional() });

/** The day that a page speaks for: `?on=2026-03-31` as links write it, or the three parts as the form sends them. Never throws. */
export function dayAsked({ query, now }: RequestContext): DayAsked {
  const today = londonDay(now);
  const written = query['on'];
  if (typeof written === 'string' && isDay(written) && written <= today && written >= FIRST_DAY) return asked(written, today);
  const parsed = parseForm(schema, query);
  if (!parsed.ok) return { on: today, isToday: true, state: parsed.state };
  const { on = today } = parsed.value;
  if (on > today || on < FIRST_DAY) return { on: today, isToday: true, state: { values: dateValues('on', on), errors: [{ name: 'on', text: on > today ? 'The day must be today or earlier' : 'The day must be in 1990 or later' }] } };
  return asked(on, today);
}

const asked = (on: Day, today: Day): DayAsked => ({ on, isToday: on === today, state: { values: on === today ? {} : dateValues('on', on), errors: [] } });

/** Inside a form that is sent with GET. Empty means today. */
export const DayField = ({ legend }: { legend: string }) => <DateField name="on" legend={{ text: legend, size: 's' }} hint="For example, 31 3 2026. Leave it empty for today." />;
