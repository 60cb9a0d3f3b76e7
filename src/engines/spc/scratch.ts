/**
 * Room for the figures of one segment, used again for the next: a country has 150,000 series, and making small typed arrays anew takes longer
 * than working out what they hold. Views are good until `clearScratch`, which only baselineRows and trackOf call, at the start of their step.
 */
const room = { floats: new Float64Array(1024), integers: new Int32Array(1024), bytes: new Int8Array(1024) };
const used = { floats: 0, integers: 0, bytes: 0 };

export function clearScratch(): void {
  used.floats = 0;
  used.integers = 0;
  used.bytes = 0;
}

/** Not filled: what is not written is what was there before. */
export function scratchFloats(length: number): Float64Array {
  if (used.floats + length > room.floats.length) {
    room.floats = new Float64Array(2 * (used.floats + length));
    used.floats = 0;
  }
  used.floats += length;
  return room.floats.subarray(used.floats - length, used.floats);
}

export function scratchIntegers(length: number): Int32Array {
  if (used.integers + length > room.integers.length) {
    room.integers = new Int32Array(2 * (used.integers + length));
    used.integers = 0;
  }
  used.integers += length;
  return room.integers.subarray(used.integers - length, used.integers);
}

export function scratchBytes(length: number): Int8Array {
  if (used.bytes + length > room.bytes.length) {
    room.bytes = new Int8Array(2 * (used.bytes + length));
    used.bytes = 0;
  }
  used.bytes += length;
  return room.bytes.subarray(used.bytes - length, used.bytes);
}
