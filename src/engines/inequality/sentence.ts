interface Told {
  readonly slopeIndex: number | null;
  readonly slopeLower: number | null;
  readonly slopeUpper: number | null;
  readonly relativeIndex: number | null;
}

/** One plain sentence about an area. */
export function tellArea({ slopeIndex, slopeLower, slopeUpper, relativeIndex }: Told, confidence: number): string {
  if (slopeIndex === null) return 'No index can be given for this area.';
  const range = slopeLower === null || slopeUpper === null ? '' : ` (${round(slopeLower)} to ${round(slopeUpper)} with ${round(100 * confidence)}% confidence)`;
  const chance = slopeLower !== null && slopeUpper !== null && slopeLower <= 0 && slopeUpper >= 0 ? ' Chance alone could explain this.' : '';
  const times = relativeIndex === null ? '' : `; the relative index is ${round(relativeIndex)}`;
  if (slopeIndex === 0 && relativeIndex === 1) return `The figure is the same at the most and the least deprived end: slope index 0${range}${times}.${chance}`;
  return `From the most to the least deprived end the figure ${slopeIndex < 0 ? 'falls' : 'rises'} by ${round(Math.abs(slopeIndex))}: slope index ${round(slopeIndex)}${range}${times}.${chance}`;
}

const round = (value: number): string => (Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4))));
