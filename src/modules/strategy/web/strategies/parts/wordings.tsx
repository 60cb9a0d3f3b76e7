import { formatLondonDate } from '#platform/clock';
import type { StrategyNodeRow } from '../../../queries/strategy-tree.ts';
import type { Wording } from '../../../queries/wordings.ts';
import { nodeHref } from '../addresses.ts';
import { fidelityWords } from '../words.ts';
import { Quoted } from './quoted.tsx';

/** How true these words are to the printed document. Words that were changed here are never called printed. */
export function fidelityOf(node: StrategyNodeRow, wordings: readonly Wording[], version: number): string {
  const standing = wordings.find((wording) => wording.version <= version);
  if (standing?.source === 'edit') return `Changed on this site on ${formatLondonDate(standing.madeAt)}. The document prints other words.`;
  return node.body ? fidelityWords[node.textFidelity] : fidelityWords[node.titleFidelity];
}

/** Where the words changed: each wording with its day and reason. Nothing where they are the first ones. */
export function Wordings({ wordings, strategyCode, nodeCode }: { wordings: readonly Wording[]; strategyCode: string; nodeCode: string }) {
  if (wordings.length < 2) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="wordings">How the words changed</h2>
      <ol class="nhsuk-list nhsuk-list--number" reversed>
        {wordings.map(({ version, madeAt, title, reason }) => (
          <li><a href={nodeHref(strategyCode, nodeCode, { version })}>Version {version}</a>, from {formatLondonDate(madeAt)}: <Quoted>“{title}”. Why: {reason}</Quoted></li>
        ))}
      </ol>
    </>
  );
}
