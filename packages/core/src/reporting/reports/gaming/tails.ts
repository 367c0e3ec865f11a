/**
 * The chance that a standard normal deviate is at least `z`, exact to seven digits in both tails, however far out
 * (Chebyshev fit of the complementary error function; Press et al., Numerical Recipes, section 6.2).
 */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const fitted = erfcFit.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const half = (t * Math.exp(-x * x + fitted)) / 2;
  return z >= 0 ? half : 1 - half;
}

const erfcFit = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

/** The chance that Student's t with so many degrees of freedom is at least `t`. */
export function studentTail(t: number, freedom: number): number {
  const half = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 1 / 2) / 2;
  return t >= 0 ? half : 1 - half;
}

/** The regularised incomplete beta function by its continued fraction (Lentz; same book, section 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  let [c, d] = [1, 1 / nonZero(1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m <= 500; m++) {
    const before = value;
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / nonZero(1 + step * d);
      c = nonZero(1 + step / c);
      value *= c * d;
    }
    if (Math.abs(value - before) < 1e-14 * value) break;
  }
  return front * value;
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The logarithm of the gamma function of a positive number, to ten digits (Stirling's series, from 8 upwards). */
function logGamma(x: number): number {
  let [shifted, below] = [x, 0];
  for (; shifted < 8; shifted++) below += Math.log(shifted);
  const inverse = 1 / shifted;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1260 - inverse ** 7 / 1680;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - below;
}
