import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { importStrategy } from './commands/import-strategy.ts';

const content = fileURLToPath(new URL('../../../content/', import.meta.url));

/** Which organisation owns each shipped strategy, in the order they are loaded: what is pointed at comes first. */
const SHIPPED = [
  ['strategies/ahps-into-action.yaml', 'nhs-england'],
  ['strategies/ahps-deliver.yaml', 'nhs-england'],
  ['strategies/oxford-health.yaml', 'oxford-health'],
] as const;

const DEMO = [
  ['demo/vale-and-riverside-strategy.yaml', 'vale-and-riverside'],
  ['demo/hillmoor-strategy.yaml', 'hillmoor'],
] as const;

export const seed = (context: OperatorContext): Promise<void> => loadFiles(context, SHIPPED);
export const seedDemo = (context: OperatorContext): Promise<void> => loadFiles(context, DEMO);

async function loadFiles(context: OperatorContext, files: readonly (readonly [string, string])[]): Promise<void> {
  for (const [path, organisationCode] of files) {
    if (existsSync(`${content}${path}`)) await loadFile(context, path, organisationCode);
  }
}

async function loadFile({ store, log, now }: OperatorContext, path: string, organisationCode: string): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    const owner = await organisationByCode(tx, organisationCode);
    if (!owner) return log.info('strategy left out: its organisation is not in the directory', { file: path, organisation: organisationCode });
    const text = readFileSync(`${content}${path}`, 'utf8');
    const fileName = path.split('/').at(-1) ?? path;
    const outcome = await importStrategy(tx, { now, actor: 'worker' }, { text, fileName, organisationId: owner.id, keepEdits: true });
    if (!outcome.ok) throw new Error(outcome.problems.map(({ line, column, message }) => `content/${path}:${line}:${column}: ${message}`).join('\n'));
  });
}
