import type { Postings } from './postings.ts';
import { openStrongest, shareExplained, type Profile } from './profiles.ts';
import type { LikenessWeights } from './weights.ts';

/** Ideas that pass the quick first look to the exact one: by what they share, and by direction. */
const CANDIDATES = 1_500;
const CANDIDATES_BY_DIRECTION = 400;

/** A text that was asked about: its words, and the cosines of its two directions with those of each slot. */
interface Asked {
  readonly words: Profile;
  /** By the vectors of its words. */
  readonly alike: Float32Array;
  /** By the vector of the whole sentence. */
  readonly said: Float32Array;
}

/** Ideas with their likeness, best first; those with none are left out. */
export function rankIdeas(postings: Postings, { words, alike, said }: Asked, weights: LikenessWeights): { id: string; likeness: number }[] {
  const rarity = rarityIn(postings, weights);
  const asked = openStrongest();
  const held = openStrongest();
  asked.set(words, postings.featureCount);
  const likenessOf = (slot: number): number => {
    const idea = postings.profileAt(slot);
    if (!idea) return 0;
    held.set(idea, postings.featureCount);
    const share = shareExplained(words, held.table, rarity);
    held.clear(idea);
    const inWords = (share * shareExplained(idea, asked.table, rarity) ** weights.ideaShare) ** (1 / (1 + weights.ideaShare));
    return mixed(mixed(inWords, alike[slot] ?? 0, weights.direction), said[slot] ?? 0, weights.sentence);
  };
  const candidates = new Set([...strongest(postings.sharedBySlot(words, rarity), CANDIDATES), ...strongest(alike, CANDIDATES_BY_DIRECTION), ...strongest(said, CANDIDATES_BY_DIRECTION)]);
  return [...candidates].map((slot) => ({ id: postings.idAt(slot), likeness: likenessOf(slot) }))
    .filter(({ likeness }) => likeness > 0).toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** A likeness and a cosine of that weight. Exactly 0 is a text without a direction, which says nothing against it. */
const mixed = (likeness: number, cosine: number, weight: number): number => (cosine === 0 ? likeness : (likeness + weight * Math.max(0, cosine)) / (1 + weight));

/** The weight of BM25: Robertson and Spärck Jones (1976); with 1 added inside the logarithm so that it stays above 0. */
function rarityIn(postings: Postings, weights: LikenessWeights): (feature: number) => number {
  const least = postings.size * weights.rarestShare;
  const known = new Map<number, number>();
  return (feature) => {
    const before = known.get(feature);
    if (before !== undefined) return before;
    const count = Math.max(postings.countOf(feature), least);
    const rarity = Math.log(1 + (postings.size - count + 0.5) / (count + 0.5)) ** weights.rarity;
    known.set(feature, rarity);
    return rarity;
  };
}

function strongest(bySlot: Float64Array | Float32Array, most: number): number[] {
  const threshold = bySlot.toSorted()[Math.max(0, bySlot.length - most)] ?? 0;
  return [...bySlot.keys()].filter((slot) => (bySlot[slot] ?? 0) > 0 && (bySlot[slot] ?? 0) >= threshold);
}
