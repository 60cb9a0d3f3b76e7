/**
 * Area under the receiver operating curve: the chance that an agree vote was given a higher probability than a disagree vote, ties
 * counting half (Mann & Whitney). Null unless both kinds are there.
 */
export function areaUnderCurve(predicted: ArrayLike<number>, agreed: ArrayLike<number>): number | null {
  const order = Array.from({ length: predicted.length }, (_, i) => i).toSorted((one, other) => (predicted[one] as number) - (predicted[other] as number));
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && predicted[order[end] as number] === predicted[order[start] as number]) end += 1;
    const rank = (start + 1 + end) / 2;
    for (let place = start; place < end; place += 1) {
      if (agreed[order[place] as number] !== 1) continue;
      positives += 1;
      rankSum += rank;
    }
    start = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Minus the mean log of the probability given to what happened; each probability is kept within 1e-9 of 0 and 1. Null without votes. */
export function meanLogLoss(predicted: ArrayLike<number>, agreed: ArrayLike<number>): number | null {
  if (predicted.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < predicted.length; i += 1) sum -= logLikelihood(predicted[i] as number, agreed[i] as number);
  return sum / predicted.length;
}

/** Log of the probability given to what happened. */
export function logLikelihood(predicted: number, agreed: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, predicted));
  return Math.log(agreed === 1 ? kept : 1 - kept);
}
