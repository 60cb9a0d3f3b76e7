import { bothTails, probabilityOf, type TailChoice } from './tails.ts';

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduceRight((sum, one) => sum * x + one, 0);

/** Chebyshev coefficients of (1 + 2x)·e^(x²)·erfc(x) in (x − 3.75)/(x + 3.75): the form of Shepherd and Laframboise (1981), Mathematics of Computation 36(153); computed to 50 digits with mpmath. */
const SCALED = [2.3551578691348034, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753, 0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5, 4.13902798607301e-6, 7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10, -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14, 3.3478119482068056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17];

/** e^(x²)·erfc(x) for x ≥ 0: what is left of the far tail when its steep part is taken off. */
export function scaledErrorComplement(x: number): number {
  const t = (x - 3.75) / (x + 3.75);
  let next = 0;
  let last = 0;
  for (let at = SCALED.length - 1; at > 0; at -= 1) [next, last] = [2 * t * next - last + (SCALED[at] ?? 0), next];
  return (t * next - last + (SCALED[0] ?? 0) / 2) / (1 + 2 * x);
}

/** The probability that a standard normal lies below z (or above, with `lowerTail: false`). */
export function normalCumulative(z: number, tail: TailChoice = {}): number {
  const distance = Math.abs(z);
  const half = scaledErrorComplement(distance * Math.SQRT1_2) / 2;
  if (tail.log) return probabilityOf({ log: Math.log(half) - (distance * distance) / 2, lower: z < 0 }, tail);
  // z² is split so that its rounding does not reach the exponential: beyond 30 that would cost three digits.
  const near = Math.trunc(distance * 16) / 16;
  const beyond = half * Math.exp((-near * near) / 2) * Math.exp((-(distance - near) * (distance + near)) / 2);
  return z < 0 === (tail.lowerTail ?? true) ? beyond : 1 - beyond;
}

/** Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37(3): coefficients of the three ranges, numerator and denominator. */
const CENTRE = [[3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227], [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854]] as const;
const NEAR_TAIL = [[1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414], [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9]] as const;
const FAR_TAIL = [[6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7], [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15]] as const;

/** The z below which a standard normal lies with this probability: −Infinity for 0, Infinity for 1. */
export function normalQuantile(probability: number, tail: TailChoice = {}): number {
  const fromCentre = (tail.log ? Math.exp(probability) : probability) - 0.5;
  if (Math.abs(fromCentre) <= 0.425) {
    const r = 0.180625 - fromCentre * fromCentre;
    const z = (fromCentre * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
    return tail.lowerTail === false ? -z : z;
  }
  const { logLower, logUpper } = bothTails(probability, tail);
  const distance = tailDistance(Math.min(logLower, logUpper));
  return logLower < logUpper ? -distance : distance;
}

/** How far from the middle a tail with this logarithm begins. The rational functions hold to e^−729; beyond, Newton's method on the logarithm. */
function tailDistance(log: number): number {
  const r = Math.sqrt(-log);
  if (r <= 5) return polynomial(NEAR_TAIL[0], r - 1.6) / polynomial(NEAR_TAIL[1], r - 1.6);
  if (r <= 27) return polynomial(FAR_TAIL[0], r - 5) / polynomial(FAR_TAIL[1], r - 5);
  if (r === Infinity) return Infinity;
  let z = Math.sqrt(2 * r * r - Math.log(4 * Math.PI * r * r));
  for (let round = 0; round < 4; round += 1) {
    const half = scaledErrorComplement(z * Math.SQRT1_2) / 2;
    z += (Math.log(half) - (z * z) / 2 - log) * half * Math.sqrt(2 * Math.PI);
  }
  return z;
}
