import { packUnits, type Profile } from './profiles.ts';
import type { Unit } from './units.ts';

/** Which ideas hold which features. Grows and shrinks idea by idea; a removed idea's slot is used again. */
export function openPostings() {
  const numbers = new Map<string, number>();
  const slotsByFeature: number[][] = [];
  const weightsByFeature: number[][] = [];
  const ids: (string | undefined)[] = [];
  const profiles: (Profile | undefined)[] = [];
  const slotOf = new Map<string, number>();
  const free: number[] = [];

  const numberOf = (feature: string): number => numbers.get(feature) ?? -1;
  const numberFor = (feature: string): number => {
    const known = numbers.get(feature);
    if (known !== undefined) return known;
    numbers.set(feature, slotsByFeature.length);
    weightsByFeature.push([]);
    return slotsByFeature.push([]) - 1;
  };

  const remove = (id: string): boolean => {
    const slot = slotOf.get(id);
    if (slot === undefined) return false;
    for (const feature of new Set(profiles[slot]?.features)) takeOut(slotsByFeature[feature] ?? [], weightsByFeature[feature] ?? [], slot);
    ids[slot] = profiles[slot] = undefined;
    free.push(slot);
    return slotOf.delete(id);
  };

  /** Puts an idea in and answers its slot. */
  const add = (id: string, units: readonly Unit[]): number => {
    remove(id);
    const slot = free.pop() ?? ids.length;
    const profile = packUnits(units, numberFor);
    ids[slot] = id;
    profiles[slot] = profile;
    slotOf.set(id, slot);
    for (const [feature, weight] of strongestOf(profile)) {
      slotsByFeature[feature]?.push(slot);
      weightsByFeature[feature]?.push(weight);
    }
    return slot;
  };

  return {
    get size() { return slotOf.size; },
    get featureCount() { return slotsByFeature.length; },
    get slots() { return ids.length; },
    add,
    remove,
    pack: (units: readonly Unit[]): Profile => packUnits(units, numberOf),
    countOf: (feature: number): number => slotsByFeature[feature]?.length ?? 0,
    slotOf: (id: string): number | undefined => slotOf.get(id),
    idAt: (slot: number): string => ids[slot] ?? '',
    profileAt: (slot: number): Profile | undefined => profiles[slot],
    /** Adds up, slot by slot, what a text shares with each idea at a quick look: weight × weight × rarity over its features. */
    sharedBySlot(text: Profile, rarity: (feature: number) => number): Float64Array {
      const shared = new Float64Array(ids.length);
      for (const [feature, weight] of strongestOf(text)) {
        const slots = slotsByFeature[feature] ?? [];
        const held = weightsByFeature[feature] ?? [];
        const worth = weight * rarity(feature);
        for (let at = 0; at < slots.length; at += 1) { const slot = slots[at] ?? 0; shared[slot] = (shared[slot] ?? 0) + worth * (held[at] ?? 0); }
      }
      return shared;
    },
  };
}

export type Postings = ReturnType<typeof openPostings>;

function strongestOf({ features, weights }: Profile): Map<number, number> {
  const strongest = new Map<number, number>();
  features.forEach((feature, at) => {
    if (feature >= 0) strongest.set(feature, Math.max(strongest.get(feature) ?? 0, weights[at] ?? 0));
  });
  return strongest;
}

/** The last one takes the place of the one that leaves, so that nothing else moves. */
function takeOut(slots: number[], weights: number[], slot: number): void {
  const at = slots.indexOf(slot);
  const lastSlot = slots.pop();
  const lastWeight = weights.pop();
  if (at < 0 || at === slots.length || lastSlot === undefined || lastWeight === undefined) return;
  slots[at] = lastSlot;
  weights[at] = lastWeight;
}
