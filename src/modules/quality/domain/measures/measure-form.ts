import { z } from 'zod';
import { ambitionCodes } from '../ambitions.ts';
import { chartFits } from '../judging/chart-kinds.ts';
import { peopleIn } from '../measure.ts';

/** The policy of small numbers: a measure may ask for larger groups, never for smaller ones. */
const SMALLEST_GROUP = 8;

const words = (what: string, most: number) => z.string().trim().min(2, `Say ${what}`).max(most, `Use ${most} characters or fewer`);
const maybe = z.string().trim().max(300, 'Use 300 characters or fewer');

/** A definition as people type it. The chart must be one that one figure a period can fill. */
export const measureFormSchema = z.object({
  organisationId: z.uuid('Choose an organisation'),
  name: z.string().trim().min(3, 'Give it a name').max(120, 'Use 120 characters or fewer'),
  ambition: z.enum(ambitionCodes, 'Choose an ambition'),
  kind: words('what kind of measure it is', 60), numerator: words('what is counted', 300), denominator: maybe,
  unit: z.enum(['percent', 'rate', 'mean', 'count'], 'Choose how the figure is given'),
  multiplier: z.string().trim(), unitWords: z.string().trim().max(60, 'Use 60 characters or fewer'),
  peopleIn: z.enum(peopleIn, 'Say which number counts people'),
  direction: z.enum(['increase', 'decrease', 'neutral'], 'Say which way is better'), grain: z.enum(['month', 'quarter', 'year'], 'Say how often'),
  source: words('where the figures come from', 300), included: maybe, excluded: maybe, caution: maybe, ownerRole: words('who answers for it', 120),
  smallestGroup: z.string().trim().regex(/^\d{1,3}$/, 'Give a whole number').transform(Number).refine((value) => value >= SMALLEST_GROUP, `Give ${SMALLEST_GROUP} or more`),
  chart: z.string(), ruleSet: z.enum(['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'], 'Choose the rules'),
  reason: words('why', 300),
}).superRefine(({ unit, denominator, multiplier, chart }, context) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (unit === 'count' && denominator !== '') wrong('denominator', 'Leave it empty: a plain count has nothing below the line');
  if (unit !== 'count' && denominator.length < 2) wrong('denominator', 'Say what it is divided by');
  if (multiplier !== '' && !(Number(multiplier) > 0 && Number(multiplier) <= 1_000_000)) wrong('multiplier', 'Give a number above 0, such as 1000, or leave it empty');
  if (!chartFits(unit, chart)) wrong('chart', 'Choose a chart that such figures can fill');
});

export type MeasureGiven = z.output<typeof measureFormSchema>;
