import { flattenNodes } from '../domain/strategy-nodes.ts';
import type { StrategyDocument } from '../domain/strategy-schema.ts';
import { readYaml, type FieldPath, type FileProblem } from '../domain/yaml-source.ts';

// The same limits as the checks of strategy.strategy and strategy.node.
const STRATEGY_CODE = /^[a-z0-9-]{2,40}$/;
const LONGEST_NODE_CODE = 60;

/** What a file may say but the tables cannot hold, each at its line. With `codeTaken` that sentence stands at the code. */
export function storageProblems(text: string, document: StrategyDocument | null, codeTaken?: string): FileProblem[] {
  const yaml = readYaml(text);
  if (!yaml.ok) return [...yaml.problems];
  const at = (path: FieldPath, message: string) => yaml.problemAt(path, message);
  if (codeTaken !== undefined) return [at(['code'], codeTaken)];
  if (document === null) return [];
  const problems: FileProblem[] = [];
  if (!STRATEGY_CODE.test(document.code)) problems.push(at(['code'], 'The code of a strategy has 2 to 40 small letters, figures and hyphens, without dots.'));
  for (const { code, path } of flattenNodes(document)) {
    if (code.length > LONGEST_NODE_CODE) problems.push(at([...path, 'code'], `The code “${code.slice(0, 20)}…” is longer than ${LONGEST_NODE_CODE} letters. Shorten it.`));
  }
  return problems;
}
