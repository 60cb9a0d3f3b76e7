import type { Unit } from './features.ts';

export interface Candidate {
  readonly id: string;
  readonly units: readonly Unit[];
}

/** Which ideas hold which features. Grows and shrinks idea by idea. */
export interface Postings {
  readonly size: number;
  add(id: string, units: readonly Unit[]): void;
  remove(id: string): boolean;
  /** How rare a feature is among the ideas: the weight of BM25 (Robertson and Spärck Jones 1976; Robertson and Zaragoza 2009). */
  rarity(feature: string): number;
  /** The ideas that share most with a text at a quick look. */
  candidates(units: readonly Unit[], most: number): Candidate[];
}

export function openPostings(): Postings {
  const ideas = new Map<string, readonly Unit[]>();
  const ideasByFeature = new Map<string, Map<string, number>>();
  const rarity = (feature: string) => {
    const count = ideasByFeature.get(feature)?.size ?? 0;
    return Math.log(1 + (ideas.size - count + 0.5) / (count + 0.5));
  };
  const remove = (id: string) => {
    const units = ideas.get(id);
    if (!units) return false;
    for (const unit of units) for (const feature of unit.keys()) forget(ideasByFeature, feature, id);
    return ideas.delete(id);
  };
  const add = (id: string, units: readonly Unit[]) => {
    remove(id);
    ideas.set(id, units);
    for (const unit of units) for (const [feature, weight] of unit) note(ideasByFeature, { feature, id, weight });
  };
  const candidates = (units: readonly Unit[], most: number) => bestOf(scores(units, ideasByFeature, rarity), most).map((id) => ({ id, units: ideas.get(id) ?? [] }));
  return { get size() { return ideas.size; }, add, remove, rarity, candidates };
}

function note(ideasByFeature: Map<string, Map<string, number>>, { feature, id, weight }: { feature: string; id: string; weight: number }): void {
  const holders = ideasByFeature.get(feature) ?? new Map<string, number>();
  if (holders.size === 0) ideasByFeature.set(feature, holders);
  holders.set(id, Math.max(weight, holders.get(id) ?? 0));
}

function forget(ideasByFeature: Map<string, Map<string, number>>, feature: string, id: string): void {
  const holders = ideasByFeature.get(feature);
  holders?.delete(id);
  if (holders?.size === 0) ideasByFeature.delete(feature);
}

function scores(units: readonly Unit[], ideasByFeature: ReadonlyMap<string, ReadonlyMap<string, number>>, rarity: (feature: string) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const unit of units) {
    for (const [feature, weight] of unit) {
      const worth = weight * rarity(feature);
      for (const [id, held] of ideasByFeature.get(feature) ?? []) found.set(id, (found.get(id) ?? 0) + worth * held);
    }
  }
  return found;
}

function bestOf(found: ReadonlyMap<string, number>, most: number): string[] {
  return [...found].toSorted(([a, worthA], [b, worthB]) => worthB - worthA || (a < b ? -1 : 1)).slice(0, most).map(([id]) => id);
}
