import { triangle, width, type Links, type Side } from './sides.ts';

/** Where sums go: the precision as a whole square, the linear term, and room for one triangle. */
export interface Gathered {
  readonly square: Float64Array;
  readonly linear: Float64Array;
  readonly doubled: Float64Array;
}

/**
 * Adds one member's votes to its precision (`square`, all of it) and linear term. Written out for three factors, because a
 * million votes pass here some dozens of times: as loops over the factors it takes four times as long.
 */
export function gatherVotes({ own, other, links }: { own: Side; other: Side; links: Links }, i: number, into: Gathered): void {
  const { start, other: others, value } = links;
  const { mean: v, moments: n } = other;
  const { doubled: mine } = into;
  doubleMoments(own, i, mine);
  const m0 = mine[0] as number, m1 = mine[1] as number, m2 = mine[2] as number, m3 = mine[3] as number, m4 = mine[4] as number;
  const m5 = mine[5] as number, m6 = mine[6] as number, m7 = mine[7] as number, m8 = mine[8] as number, m9 = mine[9] as number;
  const b = 2 * (own.mean[i * width] as number), f1 = 2 * (own.mean[i * width + 1] as number), f2 = 2 * (own.mean[i * width + 2] as number), f3 = 2 * (own.mean[i * width + 3] as number);
  let p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0, p8 = 0, p9 = 0, l0 = 0, l1 = 0, l2 = 0, l3 = 0;
  const end = start[i + 1] as number;
  for (let cell = start[i] as number; cell < end; cell += 1) {
    const q = (others[cell] as number) * triangle, r = (others[cell] as number) * width;
    const c = v[r] as number, v1 = v[r + 1] as number, v2 = v[r + 2] as number, v3 = v[r + 3] as number;
    const n1 = n[q + 1] as number, n2 = n[q + 2] as number, n3 = n[q + 3] as number, n4 = n[q + 4] as number, n5 = n[q + 5] as number;
    const n6 = n[q + 6] as number, n7 = n[q + 7] as number, n8 = n[q + 8] as number, n9 = n[q + 9] as number;
    const second = (n[q] as number) + m0 + m1 * v1 + m2 * v2 + m3 * v3 + m4 * n4 + m5 * n5 + m6 * n6 + m7 * n7 + m8 * n8 + m9 * n9 + b * c + f1 * n1 + f2 * n2 + f3 * n3;
    // 2λ(ξ) = tanh(ξ/2)/(2ξ), which is ¼ at 0.
    const root = Math.sqrt(second > 1e-6 ? second : 1e-6);
    const curve = (1 / (1 + Math.exp(-root)) - 0.5) / root, pull = (value[cell] as number) / 2;
    p0 += curve; p1 += curve * v1; p2 += curve * v2; p3 += curve * v3; p4 += curve * n4;
    p5 += curve * n5; p6 += curve * n6; p7 += curve * n7; p8 += curve * n8; p9 += curve * n9;
    l0 += pull - curve * c; l1 += pull * v1 - curve * n1; l2 += pull * v2 - curve * n2; l3 += pull * v3 - curve * n3;
  }
  add(into.square, [p0, p1, p2, p3, p1, p4, p5, p6, p2, p5, p7, p8, p3, p6, p8, p9]);
  add(into.linear, [l0, l1, l2, l3]);
}

/** Fills `doubled` with E[o oᵀ], the parts off the diagonal twice, so that one pass over the triangle sums the whole square. */
function doubleMoments({ moments }: Side, i: number, doubled: Float64Array): void {
  for (let place = 0; place < triangle; place += 1) doubled[place] = (place === 0 || place === 4 || place === 7 || place === 9 ? 1 : 2) * (moments[i * triangle + place] as number);
}

function add(into: Float64Array, parts: readonly number[]): void {
  for (let place = 0; place < into.length; place += 1) into[place] = (into[place] as number) + (parts[place] as number);
}
