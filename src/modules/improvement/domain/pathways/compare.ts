export const stepKinds = ['prevention', 'early', 'treatment'] as const;
export type StepKind = (typeof stepKinds)[number];
export const kindWords: Readonly<Record<StepKind, string>> = { prevention: 'Prevention', early: 'Early help', treatment: 'Treatment' };

export const maps = ['now', 'proposed'] as const;
export type PathwayMap = (typeof maps)[number];
export const mapWords: Readonly<Record<PathwayMap, string>> = { now: 'How it is now', proposed: 'How it could be' };

interface Step {
  kind: StepKind;
  team: string;
  repeatsAssessment: boolean;
  waitDays: number | null;
}

export interface Told {
  steps: number;
  /** Steps of prevention and early help. */
  early: number;
  /** How often somebody is passed on to another team. */
  handOffs: number;
  repeated: number;
  /** Days of waiting, one after the other; null where no wait is known. */
  waitDays: number | null;
  /** Steps whose wait nobody has written down. */
  unknownWaits: number;
}

/** What a map of a pathway says in numbers. `steps` stand in the order in which people go through them. */
export function tellMap(steps: readonly Step[]): Told {
  const known = steps.flatMap(({ waitDays }) => (waitDays === null ? [] : [waitDays]));
  return {
    steps: steps.length,
    early: steps.filter(({ kind }) => kind !== 'treatment').length,
    handOffs: steps.filter(({ team }, at) => at > 0 && sameTeam(team) !== sameTeam(steps[at - 1]?.team ?? '')).length,
    repeated: steps.filter(({ repeatsAssessment }) => repeatsAssessment).length,
    waitDays: known.length === 0 ? null : known.reduce((sum, days) => sum + days, 0),
    unknownWaits: steps.length - known.length,
  };
}

const sameTeam = (team: string): string => team.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** "3 of 6 steps (50%)". */
export const shareWords = ({ early, steps }: Pick<Told, 'early' | 'steps'>): string => (steps === 0 ? 'no step yet' : `${early} of ${steps} ${steps === 1 ? 'step' : 'steps'} (${Math.round((100 * early) / steps)}%)`);

export const waitWords = ({ waitDays, unknownWaits, steps }: Pick<Told, 'waitDays' | 'unknownWaits' | 'steps'>): string =>
  (waitDays === null ? 'not known' : `${waitDays} days${unknownWaits > 0 ? `, and of ${unknownWaits} of ${steps} steps it is not known` : ''}`);
