import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../', import.meta.url));

/** Writes a new room with its manifest, front door, one page, its schema and its test, and opens it in the hall. Answers the exit code. */
export function newModule(args: readonly string[], root: string = here): number {
  const name = args[0] ?? '';
  if (!/^[a-z]{3,30}$/.test(name)) return complain('Say the room\'s name in small letters: bin/new-module careers');
  if (existsSync(join(root, 'src/modules', name))) return complain(`There is a room "${name}" already.`);
  const number = String(Math.max(0, ...readdirSync(join(root, 'db/migrations')).map((file) => Number(file.slice(0, 4)))) + 1).padStart(4, '0');
  const files = { ...roomFiles(name), [`db/migrations/${number}-${name}.sql`]: migration(name) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
    console.log(`made ${path}`);
  }
  openInHall(root, name);
  console.log('Now run bin/generate-types, then npm test.');
  return 0;
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

const title = (name: string) => name[0]?.toUpperCase() + name.slice(1);

function roomFiles(name: string): Record<string, string> {
  const folder = `src/modules/${name}`;
  return {
    [`${folder}/README.md`]: `# ${title(name)}\n\nWhat this room is for, its nouns, its invariants and the events it rings.\n`,
    [`${folder}/index.ts`]: `// The front door of the ${name} room: what other rooms may use is named here, and nothing else is public.\nexport { sentences } from './permissions.ts';\n`,
    [`${folder}/module.ts`]: `import type { Room } from '#platform/rooms';\nimport { sentences } from './permissions.ts';\nimport { routes } from './web/routes.tsx';\n\nexport const ${name}Room: Room = { name: '${name}', uses: [], routes, sentences };\n`,
    [`${folder}/permissions.ts`]: `import type { Sentence } from '#platform/access';\n\nexport const sentences = [{ who: 'anyone', may: 'read ${name}', where: 'anywhere' }] as const satisfies readonly Sentence[];\n`,
    [`${folder}/web/routes.tsx`]: `import { get, page, type Route } from '#platform/http';\n\nexport const routes: readonly Route[] = [\n  get('/${name}', 'read ${name}', () => page({ title: '${title(name)}', content: <><h1>${title(name)}</h1><p>There is nothing here yet.</p></> })),\n];\n`,
    [`${folder}/web/routes.test.ts`]: `import assert from 'node:assert/strict';\nimport { it } from 'node:test';\nimport { openTestSite } from '#test/site';\n\nit('the ${name} page answers anyone', async () => {\n  const site = await openTestSite();\n  try {\n    const answer = await site.server.inject('/${name}');\n    assert.equal(answer.statusCode, 200);\n    assert.match(answer.body, /<h1>${title(name)}<\\/h1>/);\n  } finally {\n    await site.close();\n  }\n});\n`,
  };
}

function migration(name: string): string {
  return `-- The ${name} room. Every table needs row-level security and a policy; see 0003-strategy.sql for the manner.
create schema ${name};
grant usage on schema ${name} to allied_app, allied_worker;

create table ${name}.note (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  words text not null
);
alter table ${name}.note enable row level security;
grant select, insert, update on ${name}.note to allied_app;
grant select, insert, update, delete on ${name}.note to allied_worker;
create policy own_organisation on ${name}.note to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy worker on ${name}.note to allied_worker using (true) with check (true);
`;
}

function openInHall(root: string, name: string): void {
  const hall = join(root, 'src/app/rooms.ts');
  const text = readFileSync(hall, 'utf8')
    .replace(/\n\n\/\*\*/, `\nimport { ${name}Room } from '../modules/${name}/module.ts';\n\n/**`)
    .replace(/\];\n$/, `, ${name}Room];\n`).replace(', ,', ',');
  writeFileSync(hall, text);
  const exchange = join(root, 'src/app/exchange/holdings.ts');
  writeFileSync(exchange, readFileSync(exchange, 'utf8').replace(/\n\];\n/, `\n  own('${name}.note'),\n];\n`));
  const manifest = join(root, 'package.json');
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as { imports: Record<string, string> };
  parsed.imports[`#modules/${name}`] = `./src/modules/${name}/index.ts`;
  writeFileSync(manifest, `${JSON.stringify(parsed, null, 2)}\n`);
}
