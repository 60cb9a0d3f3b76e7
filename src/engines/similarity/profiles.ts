import type { Unit } from './units.ts';

/** The units of one text packed into numbers: unit u is the features and weights from starts[u] to starts[u + 1]. */
export interface Profile {
  readonly features: Int32Array;
  readonly weights: Float32Array;
  readonly starts: Int32Array;
}

/** Packs units; `numberOf` answers a feature's number, or -1 for one that no idea holds. */
export function packUnits(units: readonly Unit[], numberOf: (feature: string) => number): Profile {
  const size = units.reduce((sum, unit) => sum + unit.size, 0);
  const profile = { features: new Int32Array(size), weights: new Float32Array(size), starts: new Int32Array(units.length + 1) };
  let at = 0;
  units.forEach((unit, index) => {
    for (const [feature, weight] of unit) {
      profile.features[at] = numberOf(feature);
      profile.weights[at] = weight;
      at += 1;
    }
    profile.starts[index + 1] = at;
  });
  return profile;
}

/** The greatest weight of each feature, as a table by feature number. Reused from text to text: call `clear` with the same profile after. */
export function openStrongest() {
  let table = new Float32Array(1_024);
  return {
    get table() {
      return table;
    },
    set({ features, weights }: Profile, featureCount: number): void {
      if (table.length < featureCount) table = new Float32Array(featureCount * 2);
      features.forEach((feature, at) => {
        if (feature >= 0) table[feature] = Math.max(table[feature] ?? 0, weights[at] ?? 0);
      });
    },
    clear({ features }: Profile): void {
      for (const feature of features) if (feature >= 0) table[feature] = 0;
    },
  };
}

/** How much of what a text says the table explains, from 0 to 1: each unit by its best match, rare features counting more. */
export function shareExplained({ features, weights, starts }: Profile, table: Float32Array, rarity: (feature: number) => number): number {
  let explained = 0;
  let whole = 0;
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    let most = 0;
    let best = 0;
    for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at += 1) {
      const feature = features[at] ?? -1;
      const weight = weights[at] ?? 0;
      const worth = weight * rarity(feature);
      most = Math.max(most, worth * weight);
      if (feature >= 0) best = Math.max(best, worth * (table[feature] ?? 0));
    }
    explained += best;
    whole += most;
  }
  return whole === 0 ? 0 : explained / whole;
}
