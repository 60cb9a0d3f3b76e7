import { flattenNodes } from '../domain/strategy-nodes.ts';
import type { StrategyDocument } from '../domain/strategy-schema.ts';
import type { RuleProblem } from '../domain/strategy-rules.ts';
import { readYaml, type FileProblem } from '../domain/yaml-source.ts';

// The same limits as the checks of strategy.strategy and strategy.node.
const STRATEGY_CODE = /^[a-z0-9-]{2,40}$/;
const LONGEST_NODE_CODE = 60;

/** What a file may say but the tables cannot hold. */
export function storageProblems(document: StrategyDocument): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!STRATEGY_CODE.test(document.code)) problems.push({ path: ['code'], message: 'The code of a strategy has 2 to 40 small letters, figures and hyphens, without dots.' });
  for (const { code, path } of flattenNodes(document)) {
    if (code.length > LONGEST_NODE_CODE) problems.push({ path: [...path, 'code'], message: `The code “${code.slice(0, 20)}…” is longer than ${LONGEST_NODE_CODE} letters. Shorten it.` });
  }
  return problems;
}

/** One sentence at the code of the strategy. */
export function problemAtCode(text: string, message: string): FileProblem[] {
  const yaml = readYaml(text);
  return yaml.ok ? [yaml.problemAt(['code'], message)] : [...yaml.problems];
}
