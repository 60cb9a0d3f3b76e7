import { allRoutes } from '../../src/app/web.ts';
import { rooms } from '../../src/app/rooms.ts';

/** The documents that are generated from the rooms. */
export const generatedDocuments = (): Record<string, string> => ({ 'docs/permissions.md': permissionsDocument(), 'docs/routes.md': routesDocument() });

/** docs/permissions.md: every sentence, room by room, as people would say it. */
function permissionsDocument(): string {
  const parts = rooms.map((room) => `## ${room.name}\n\n${table(['Who', 'May', 'Where', 'Why so'], room.sentences.map((sentence) => [who(sentence.who), sentence.may, sentence.atLevel ? `${sentence.where}, with a role at the ${sentence.atLevel} level` : sentence.where, sentence.because ?? '']))}`);
  return `# Who may do what\n\nGenerated from the sentences in each room's \`permissions.ts\`. A test walks every route with every role and compares.\n\n${parts.join('\n\n')}\n`;
}

/** docs/routes.md: every address of the site. */
function routesDocument(): string {
  const rows = allRoutes().map((route) => [route.method, `\`${route.path}\``, route.may, route.api ? `API${route.api.scope ? `, scope \`${route.api.scope}\`` : ''}` : '']);
  return `# Every address\n\nGenerated from the rooms' routes.\n\n${table(['Method', 'Address', 'Needs the permission to', 'Kind'], rows.toSorted((a, b) => `${a[1]}`.localeCompare(`${b[1]}`)))}\n`;
}

const who = (names: readonly string[] | string): string => (typeof names === 'string' ? names : names.join(', '));
const table = (head: string[], rows: string[][]): string => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
