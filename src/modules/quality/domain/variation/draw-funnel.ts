import { analyseFunnel, type FunnelPoint, type FunnelResult, type FunnelType } from '#engines/funnel';

/** What a funnel needs to know of a measure. */
export interface FunnelMeasure {
  unit: 'percent' | 'rate' | 'mean' | 'count';
  multiplier: number;
  /** Which of the two numbers count people; 'separate' for days, hours and pounds. */
  peopleIn: string;
}

/** A unit among its peers: its shown figures of the chosen periods, added up. Null where none is shown. */
export interface Peer {
  unitId: string;
  numerator: number | null;
  denominator: number | null;
}

export type Funnel =
  | { ok: true; type: FunnelType; result: FunnelResult; points: ReadonlyMap<string, FunnelPoint> }
  | { ok: false; why: string };

/** Fewer units than this are no peers: the average would be one of them. */
export const FEWEST_PEERS = 3;

/**
 * Units against the average of all, with exact limits. `spread`: the limits are widened by what units differ beyond chance; only when somebody asks.
 * Refused in words where the measure has no counts from which chance could be worked out.
 */
export function drawFunnel(peers: readonly Peer[], measure: FunnelMeasure, { spread }: { spread: boolean }): Funnel {
  const known = peers.filter((peer): peer is Peer & { numerator: number; denominator: number } => peer.numerator !== null && peer.denominator !== null && peer.denominator > 0);
  const type = funnelType(measure, known);
  if (typeof type !== 'string') return { ok: false, why: type.why };
  if (known.length < FEWEST_PEERS) return { ok: false, why: `Fewer than ${FEWEST_PEERS} of them have figures that you may see, so there is nothing to compare with. Choose a wider place or other periods.` };
  const result = analyseFunnel({
    type, limits: 'exact', adjust: spread ? 'overdispersion' : 'none', multiplier: measure.multiplier, outlierLimit: 99.8,
    units: known.map(({ unitId, numerator, denominator }) => ({ id: unitId, numerator, denominator })),
  });
  const points = result.units.filter((unit): unit is FunnelPoint => !('error' in unit));
  return { ok: true, type, result, points: new Map(points.map((point) => [String(point.id), point])) };
}

/** What kind of funnel the measure's numbers allow, or why none. */
function funnelType({ unit, peopleIn }: FunnelMeasure, peers: readonly { numerator: number; denominator: number }[]): FunnelType | { why: string } {
  if (unit === 'count') return { why: 'A plain count has nothing below the line, so units of different sizes cannot be compared by it.' };
  if (unit === 'mean') return { why: 'A mean says nothing of how far single answers lie apart, so limits of chance cannot be worked out from it.' };
  if (peopleIn === 'separate' || peers.some(({ numerator }) => !Number.isInteger(numerator))) return { why: 'Days, hours and pounds do not come one by one, so limits of chance cannot be worked out from them. The figures stand below without limits.' };
  if (unit === 'rate') return 'crude-rate';
  return peopleIn === 'both' && peers.every(({ numerator, denominator }) => numerator <= denominator) ? 'proportion' : 'ratio-of-counts';
}

/** The limits that count for a unit: the widened ones where they were asked for. */
export const limitsOf = (point: FunnelPoint): { lower: number | null; upper: number | null } => {
  const pair = point.adjusted ?? point.unadjusted;
  return { lower: pair?.lower998 ?? null, upper: pair?.upper998 ?? null };
};

/** What the place of a unit means. Inside the limits nothing is better or worse, and outside it is only a question. */
export const placeWords = (point: FunnelPoint | undefined): string =>
  point === undefined ? 'Not compared' : point.side === null ? 'Within what chance allows' : `${point.side === 'above' ? 'Above' : 'Below'} the limits: ask why`;
