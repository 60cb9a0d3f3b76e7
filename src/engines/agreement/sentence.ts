interface Told {
  alpha: number | undefined;
  low: number | null;
  high: number | null;
  confidence: number;
  itemCount: number;
}

/** Krippendorff (2004), Content Analysis, section 11.5: rely on 0.800 or more; tentative conclusions from 0.667; below that neither. */
const RELIABLE = 0.8;
const TENTATIVE = 0.667;

/** One plain sentence for a reader. */
export function agreementSentence({ alpha, low, high, confidence, itemCount }: Told): string {
  if (alpha === undefined) return 'Agreement between the coders cannot be worked out from these codings.';
  const range = low === null || high === null ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)}, ${Math.round(confidence * 100)} times in 100)`;
  return `The coders agree ${strength(alpha)}: ${alpha.toFixed(2)}${range} on ${itemCount} ${itemCount === 1 ? 'item' : 'items'}, where 1 is full agreement and 0 is no better than chance.`;
}

function strength(alpha: number): string {
  if (alpha >= RELIABLE) return 'well enough to rely on';
  return alpha >= TENTATIVE ? 'well enough for first conclusions only' : 'too little to draw conclusions';
}
