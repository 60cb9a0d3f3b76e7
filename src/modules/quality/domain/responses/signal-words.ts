import { ruleWords } from '../judge.ts';
import { periodName, type Grain } from '../periods.ts';

const meaningWords: Readonly<Record<string, string>> = { improvement: 'a change for the better', concern: 'a change for the worse', neutral: 'a change' };

/** "A change for the better" and "a change for the worse" may stand together: two rules can see different stretches. */
export const meaningsInWords = (meanings: readonly string[]): string => {
  const words = meanings.map((meaning) => meaningWords[meaning] ?? 'a change').join(' and ');
  return words === '' ? 'A change' : words.charAt(0).toUpperCase() + words.slice(1);
};

/** "Above the upper limit, Mar 2026: a change for the better". */
export function signalInWords({ rule, meaning, from, to, completed = to, hasEnded }: { rule: string; meaning: string; from: string; to: string; completed?: string; hasEnded: boolean }, grain: Grain): string {
  const what = (ruleWords as Readonly<Record<string, string>>)[rule] ?? 'crosses the centre less often than chance allows';
  const when = from === to ? periodName(from, grain) : `${periodName(from, grain)} to ${periodName(to, grain)}${completed === to ? '' : `, complete in ${periodName(completed, grain)}`}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}, ${when}: ${meaningWords[meaning] ?? 'a change'}${hasEnded ? '. Later figures took it back' : ''}`;
}
