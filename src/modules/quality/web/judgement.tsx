import type { JSX } from 'preact';
import { AssuranceIcon, VariationIcon } from '#ui/charts';
import type { Judgement } from '../domain/judge.ts';
import { assuranceWords, variationWords, type AssuranceKind, type VariationKind } from '../domain/results/words.ts';

/** What the rules say of a series as it stands, as small pictures with their words. */
export function JudgementWords({ judgement }: { judgement: Judgement }): JSX.Element {
  if (!judgement.ok) return <p>{judgement.text}</p>;
  const { variation, assurance } = judgement.answer;
  return <JudgedIcons variation={variation} assurance={assurance ?? 'none'} />;
}

/** The same of a result that is kept. */
export function JudgedIcons({ variation, assurance }: { variation: VariationKind; assurance: AssuranceKind }): JSX.Element {
  return (
    <ul class="nhsuk-list allied-judgements">
      <li>{variation !== 'refused' && <VariationIcon state={variation} />} {variationWords[variation]}</li>
      {assurance !== 'none' && <li><AssuranceIcon state={assurance} /> {assuranceWords[assurance]}</li>}
    </ul>
  );
}
