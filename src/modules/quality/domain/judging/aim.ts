import { periodsBetween } from '../periods.ts';

/** A target that holds from a period on. */
export interface TargetStep {
  from: string;
  value: number;
}

/** A target that moves in a straight line from one period's value to another's, and stays there. */
export interface Trajectory {
  from: string;
  fromValue: number;
  to: string;
  toValue: number;
}

/** What is aimed at in a period: the step or trajectory that began last. null before the first. */
export function aimAt(targets: readonly TargetStep[], trajectories: readonly Trajectory[], period: string): number | null {
  const { step, line } = aimsAt(targets, trajectories, period);
  return line ?? step;
}

/** The same, apart: where a planned course stands, or which step holds. At most one of them is given. */
export function aimsAt(targets: readonly TargetStep[], trajectories: readonly Trajectory[], period: string): { step: number | null; line: number | null } {
  const step = targets.findLast(({ from }) => from <= period);
  const line = trajectories.findLast(({ from }) => from <= period);
  if (line && (!step || line.from >= step.from)) return { step: null, line: onLine(line, period) };
  return { step: step?.value ?? null, line: null };
}

function onLine({ from, fromValue, to, toValue }: Trajectory, period: string): number {
  const length = periodsBetween(from, to, 'month') ?? 1;
  const share = Math.min(1, (periodsBetween(from, period, 'month') ?? 0) / length);
  return fromValue + (toValue - fromValue) * share;
}

/** Whether a figure is where it was aimed; null where there is no figure, no aim, or no better way. */
export function isMet(value: number | null, target: number | null, direction: 'increase' | 'decrease' | 'neutral'): boolean | null {
  if (value === null || target === null || direction === 'neutral') return null;
  return direction === 'increase' ? value >= target : value <= target;
}
