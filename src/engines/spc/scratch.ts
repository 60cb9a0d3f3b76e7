/**
 * Room for the figures of one segment, used again for the next: a country has 150,000 series, and making small typed arrays anew takes longer
 * than working out what they hold. Views are good until `clearScratch`, which only baselineRows and trackOf call, at the start of their step.
 */
const floats = roomFor((length) => new Float64Array(length));
const integers = roomFor((length) => new Int32Array(length));
const bytes = roomFor((length) => new Int8Array(length));

export function clearScratch(): void {
  floats.clear();
  integers.clear();
  bytes.clear();
}

/** Not filled: what is not written is what was there before. */
export const scratchFloats = (length: number): Float64Array => floats.take(length);
export const scratchIntegers = (length: number): Int32Array => integers.take(length);
export const scratchBytes = (length: number): Int8Array => bytes.take(length);

function roomFor<Row extends { readonly length: number; subarray(from: number, to: number): Row }>(make: (length: number) => Row) {
  let room = make(1024);
  let used = 0;
  return {
    clear: (): void => {
      used = 0;
    },
    take: (length: number): Row => {
      if (used + length > room.length) {
        room = make(2 * (used + length));
        used = 0;
      }
      used += length;
      return room.subarray(used - length, used);
    },
  };
}
