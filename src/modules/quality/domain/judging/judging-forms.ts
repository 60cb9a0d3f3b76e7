import { z } from 'zod';
import { FEWEST_FOR_LIMITS } from '../judge.ts';

/** What people set about how a series is judged. The names stand in addresses. */
export const judgingKinds = ['baseline', 'target', 'trajectory', 'annotation', 'exclusion'] as const;
export type JudgingKind = (typeof judgingKinds)[number];

const MOST = 1e9;
const period = (missing: string) => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, missing);
const reason = z.string().trim().min(3, 'Say why').max(300, 'Say why in 300 characters or fewer');
const figure = (missing: string) => z.string().trim().min(1, missing).transform((typed, context): number => {
  const value = Number(typed.replace(',', '.').replace('%', ''));
  if (Number.isFinite(value) && Math.abs(value) <= MOST) return value;
  context.addIssue({ code: 'custom', message: 'Give a number, such as 75 or 12.5' });
  return z.NEVER;
});
const points = z.string().trim().transform((typed, context): number | null => {
  const value = Number(typed);
  if (typed === '') return null;
  if (Number.isInteger(value) && value >= FEWEST_FOR_LIMITS && value <= 1000) return value;
  context.addIssue({ code: 'custom', message: `Give a whole number of ${FEWEST_FOR_LIMITS} or more, or leave it empty` });
  return z.NEVER;
});

export const judgingSchemas = {
  baseline: z.object({ from: period('Choose the first period'), points, reason }),
  target: z.object({ from: period('Choose the first period'), value: figure('Give the target'), reason }),
  trajectory: z.object({ from: period('Choose the first period'), fromValue: figure('Give the figure at the start'), to: period('Choose the last period'), toValue: figure('Give the figure at the end'), reason })
    .refine(({ from, to }) => to > from, { path: ['to'], message: 'Choose a last period after the first' }),
  annotation: z.object({ period: period('Choose the period'), words: z.string().trim().min(3, 'Say what happened').max(300, 'Say it in 300 characters or fewer'), expected: z.enum(['', 'up', 'down', 'same'], 'Choose what was expected') }),
  exclusion: z.object({ from: period('Choose the first period'), to: period('Choose the last period'), reason }).refine(({ from, to }) => to >= from, { path: ['to'], message: 'Choose a last period that is not before the first' }),
} as const;

export type JudgingValue<Kind extends JudgingKind> = z.output<(typeof judgingSchemas)[Kind]>;
export type JudgingGiven = { [Kind in JudgingKind]: { kind: Kind; value: JudgingValue<Kind> } }[JudgingKind];

export const judgingWords: Readonly<Record<JudgingKind, { title: string; act: string; about: string }>> = {
  baseline: { title: 'Baselines', act: 'Work the limits out anew from a period', about: 'Only where the work itself has changed and the change has stayed. Limits that move with every month hide what they should show.' },
  target: { title: 'Targets', act: 'Set a target', about: 'It holds from a period on, until a later one takes its place.' },
  trajectory: { title: 'Planned courses', act: 'Plan a course to a target', about: 'A straight line from one figure to another. Each period is judged by where the line stands then.' },
  annotation: { title: 'What happened', act: 'Note what happened', about: 'A change that may show in the figures. It stands on the chart, so that others need not guess.' },
  exclusion: { title: 'Periods that set no limits', act: 'Leave periods out of the limits', about: 'For months that were not like others, such as those of the pandemic. They stay on the chart and are marked.' },
};

export const expectedWords = { up: 'We expected the figure to go up', down: 'We expected the figure to go down', same: 'We expected no change' } as const;
