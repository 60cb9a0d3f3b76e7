/** What the feed may know of an idea to see whether its place is still open. */
export interface CountedIdea {
  readonly up: number;
  readonly down: number;
  /** Looks so far. */
  readonly exposure: number;
}

/** An idea is at the front with the best twentieth. */
const FRONT_SHARE = 0.05;
/** Ideas are taken to differ by half of their mean rate: a Gamma prior of shape 4. Rough is enough here. */
const PRIOR_SHAPE = 4;
/** The logistic curve with this slope is within 0.01 of the normal one (Haley, 1952). */
const NORMAL_SLOPE = 1.702;

/**
 * For each idea 0 to 1: how open it is whether it belongs to the front; 1 at even chances, 0 when it surely does or surely does not.
 * To look where the answer is open is optimal budget allocation for choosing the best (Chen, Lin, Yücesan and Chick, 2000, Discrete
 * Event Dynamic Systems 10). A clear favourite gains nothing by it. Zero for all when nobody has looked or voted.
 */
export function findOpenness(ideas: readonly CountedIdea[]): number[] {
  const looks = ideas.reduce((sum, { exposure }) => sum + exposure, 0);
  const up = priorOf(ideas.reduce((sum, idea) => sum + idea.up, 0), looks);
  const down = priorOf(ideas.reduce((sum, idea) => sum + idea.down, 0), looks);
  if (!up || ideas.length < 2) return ideas.map(() => 0);
  const nets = ideas.map((idea) => {
    const backing = rateOf(idea.up, idea.exposure, up);
    const opposing = down ? rateOf(idea.down, idea.exposure, down) : { mean: 0, variance: 0 };
    return { mean: backing.mean - opposing.mean, spread: Math.sqrt(backing.variance + opposing.variance) };
  });
  const bar = nets.map(({ mean }) => mean).toSorted((a, b) => b - a)[Math.floor(ideas.length * FRONT_SHARE)] ?? 0;
  return nets.map(({ mean, spread }) => {
    const chance = 1 / (1 + Math.exp((-NORMAL_SLOPE * (mean - bar)) / spread));
    return 4 * chance * (1 - chance);
  });
}

const priorOf = (votes: number, looks: number): { shape: number; rate: number } | undefined => (votes > 0 && looks > 0 ? { shape: PRIOR_SHAPE, rate: (PRIOR_SHAPE * looks) / votes } : undefined);

function rateOf(votes: number, looks: number, { shape, rate }: { shape: number; rate: number }): { mean: number; variance: number } {
  const mean = (shape + votes) / (rate + looks);
  return { mean, variance: mean / (rate + looks) };
}
