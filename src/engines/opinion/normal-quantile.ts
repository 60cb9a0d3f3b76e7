/**
 * The point below which a standard normal lies with this probability (0 < p < 1), good to 7 figures: Wichura 1988, algorithm AS 241
 * (PPND7), Applied Statistics 37.
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const tail = r <= 5 ? near(r - 1.6) : far(r - 5);
  return q < 0 ? -tail : tail;
}

const near = (r: number): number => (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777) / ((0.12021132975 * r + 0.73700164250) * r + 1);
const far = (r: number): number => (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150) / ((0.012258202635 * r + 0.24197894225) * r + 1);
