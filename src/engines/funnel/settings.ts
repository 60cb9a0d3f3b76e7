import type { FunnelInput } from './input.ts';

/** The settings with every default filled in. */
export interface FunnelSettings extends Omit<FunnelInput, 'units' | 'compat' | 'draw'> {
  readonly method: 'shmi' | 'cqc';
  readonly limits: 'exact' | 'normal';
  readonly adjust: 'none' | 'overdispersion';
  readonly trim: number;
  readonly multiplier: number;
  readonly outlierLimit: 95 | 99.8;
  readonly roundExpected: boolean;
  readonly yearsOfData: number;
  readonly draw: { readonly adjusted: boolean; readonly unadjusted: boolean };
}

/**
 * FunnelPlotR draws only the adjusted limits unless asked, and rounds the expected events of the SHMI; without `compat` both pairs are drawn
 * and nothing is rounded unless asked. "adjust" decides over "draw": what is not adjusted has no adjusted limits.
 */
export function fillSettings(input: FunnelInput, copying: boolean): FunnelSettings {
  const adjust = input.adjust ?? (input.draw?.adjusted ? 'overdispersion' : 'none');
  const adjusted = adjust === 'overdispersion' && (input.draw?.adjusted ?? true);
  const unadjusted = input.draw?.unadjusted ?? (adjust === 'none' || !copying);
  return {
    type: input.type, method: input.method ?? 'shmi', limits: input.limits ?? 'exact', adjust, trim: input.trim ?? 0.1, multiplier: input.multiplier ?? 1,
    outlierLimit: input.outlierLimit ?? 99.8, roundExpected: input.roundExpected ?? copying, yearsOfData: input.yearsOfData ?? 1, draw: { adjusted, unadjusted },
    ...(input.denominatorRange ? { denominatorRange: input.denominatorRange } : {}),
    ...(input.gridPoints ? { gridPoints: input.gridPoints } : {}),
  };
}

/** What is printed back: the grid by its size, so that an answer does not repeat a long list. */
export const settingsForAnswer = ({ gridPoints, ...settings }: FunnelSettings, compat: string | false): Record<string, unknown> => ({
  ...settings, ...(gridPoints ? { gridPoints: gridPoints.length } : {}), compat,
});
