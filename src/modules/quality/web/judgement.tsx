import type { JSX } from 'preact';
import { AssuranceIcon, VariationIcon, type VariationState } from '#ui/charts';
import { variationOf, type Judgement } from '../domain/judge.ts';
import { assuranceWords, variationWords, type AssuranceKind, type VariationKind } from '../domain/results/words.ts';

/** What the rules say of a series as it stands, as small pictures with their words. */
export function JudgementWords({ judgement }: { judgement: Judgement }): JSX.Element {
  if (!judgement.ok) return <p>{judgement.text}</p>;
  return <JudgedIcons variation={variationOf(judgement)} assurance={judgement.answer.assurance ?? 'none'} />;
}

/** The same of a result that is kept. */
export function JudgedIcons({ variation, assurance }: { variation: VariationKind; assurance: AssuranceKind }): JSX.Element {
  return (
    <ul class="nhsuk-list allied-judgements">
      <li>{hasIcon(variation) && <VariationIcon state={variation} />} {variationWords[variation]}</li>
      {assurance !== 'none' && <li><AssuranceIcon state={assurance} /> {assuranceWords[assurance]}</li>}
    </ul>
  );
}

/** A picture only where something can be said. */
export const hasIcon = (variation: VariationKind): variation is VariationState => variation !== 'refused' && variation !== 'too-early';
