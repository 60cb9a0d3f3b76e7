// The stages of something in order, such as co-planned, co-designed, co-implemented, co-evaluated.
export { StageTracker } from './stage-tracker.tsx';
export type { Stage, StageState, StageTrackerProps } from './stage-tracker.tsx';
