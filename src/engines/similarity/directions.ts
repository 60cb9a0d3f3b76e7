/** The directions of texts by slot, one after the other in one table. */
export function openDirections(width: number) {
  let table = new Float32Array(256 * width);
  return {
    set(slot: number, direction: Float32Array): void {
      if (table.length < (slot + 1) * width) {
        const larger = new Float32Array((slot + 1) * width * 2);
        larger.set(table);
        table = larger;
      }
      table.set(direction, slot * width);
    },
    /** The cosine of a direction with that of each slot below `slots`; 0 where either has none. */
    cosineBySlot(direction: Float32Array, slots: number): Float32Array {
      const cosines = new Float32Array(slots);
      if (direction.every((value) => value === 0)) return cosines;
      for (let slot = 0; slot < slots; slot += 1) {
        let sum = 0;
        for (let at = 0; at < width; at += 1) sum += (table[slot * width + at] ?? 0) * (direction[at] ?? 0);
        cosines[slot] = sum;
      }
      return cosines;
    },
  };
}
