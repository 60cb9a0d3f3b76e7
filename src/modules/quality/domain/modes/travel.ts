import { partOf, type Distances, type ShownPart } from './mode-record.ts';

/** Miles that people did not travel, with every number it comes from. */
export interface TravelSaved {
  /** The mean way from home to care, one way, of those who came. */
  milesEachWay: number;
  byVideo: number;
  byPhone: number;
  /** (by video + by phone) × 2 × miles each way. */
  miles: number;
}

/** What people would have travelled, had those seen by video or phone come as far as those who came. null without distances or where a count is hidden. */
export function travelSaved(distances: Distances | null, shown: readonly ShownPart[]): TravelSaved | null {
  const [, byVideo, byPhone] = partOf(shown, 'happened')?.counts ?? [];
  if (!distances || byVideo === null || byVideo === undefined || byPhone === null || byPhone === undefined) return null;
  const milesEachWay = distances.miles / distances.visits;
  return { milesEachWay, byVideo, byPhone, miles: (byVideo + byPhone) * 2 * milesEachWay };
}
