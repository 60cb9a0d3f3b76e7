import { readFileSync } from 'node:fs';
import type { ContentReading } from '../domain/content-file.ts';
import { parseCoProductionRules, type CoProductionRules } from '../domain/co-production-rules.ts';
import { parseObjectiveContent, type ObjectiveContent } from '../domain/objective-content.ts';

/** The choices of the objective forms, from content/objectives.yaml, read once at start. */
export const objectiveContent: ObjectiveContent = read('objectives.yaml', parseObjectiveContent);

/** The rule table of the co-production label, from content/co-production.yaml, read once at start. */
export const coProductionRules: CoProductionRules = read('co-production.yaml', parseCoProductionRules);

function read<T>(name: string, parse: (text: string) => ContentReading<T>): T {
  const reading = parse(readFileSync(new URL(`../../../../content/${name}`, import.meta.url), 'utf8'));
  if (reading.ok) return reading.value;
  throw new Error(`content/${name}: ${reading.problems.map((problem) => JSON.stringify(problem)).join('; ')}`);
}
