import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { rooms } from '../../src/app/rooms.ts';
import { moduleOf, readModules, root } from './import-graph.ts';
import { findCircle, importViolations } from './import-rules.ts';

const modules = readModules();
const uses = Object.fromEntries(rooms.map((room) => [room.name, room.uses]));

describe('who may import whom', () => {
  it('sees the whole house', () => {
    assert.ok(modules.length >= 120, `only ${modules.length} modules were seen: the gate looks at the wrong place`);
    for (const wing of ['app', 'platform', 'ui', 'engines', 'modules']) assert.ok(modules.some((module) => module.path.startsWith(`src/${wing}/`)), `nothing seen in ${wing}`);
  });

  it('finds no violation', () => {
    assert.deepEqual(importViolations(modules, uses), []);
  });

  const planted: [string, string, string, RegExp][] = [
    ['an engine that reads the database', 'src/engines/spc/spc.ts', "import { openStore } from '#platform/db';", /engines import only/],
    ['the cellar that knows a room', 'src/platform/http/x.ts', "import { roles } from '#modules/directory';", /the cellar imports only/],
    ['the joinery that knows the cellar', 'src/ui/forms/x.tsx', "import { openStore } from '#platform/db';", /the joinery knows only itself/],
    ['a room that climbs in by a window', 'src/modules/strategy/queries/x.ts', "import { roles } from '../../directory/domain/roles.ts';", /front door/],
    ['a room that uses what it did not declare', 'src/modules/directory/queries/x.ts', "import { a } from '#modules/strategy';", /does not declare/],
    ['a rule that knows rows', 'src/modules/strategy/domain/x.ts', "import { a } from '../data/rows.ts';", /neither pages nor rows/],
    ['a rule that reads settings', 'src/modules/strategy/domain/x.ts', "import { readConfig } from '#platform/config';", /rules stay pure/],
    ['a query that acts', 'src/modules/strategy/queries/x.ts', "export { a } from '../commands/publish.ts';", /does not act/],
    ['a dynamic import of the hall', 'src/modules/strategy/web/x.ts', "const a = await import('../../../app/main.ts');", /only the hall knows the hall/],
  ];
  for (const [what, path, text, expected] of planted) {
    it(`turns red on ${what}`, () => {
      assert.match(importViolations([moduleOf(path, text)], uses).join('\n'), expected);
    });
  }

  it('has no circle of rooms or engines, and would see one', () => {
    assert.equal(findCircle(uses), null);
    const engines: Record<string, string[]> = {};
    for (const module of modules.filter(({ path }) => path.startsWith('src/engines/'))) {
      const name = module.path.split('/')[2] ?? '';
      engines[name] = [...(engines[name] ?? []), ...module.imports.flatMap(({ target }) => (target.startsWith('src/engines/') && target.split('/')[2] !== name ? [target.split('/')[2] ?? ''] : []))];
    }
    assert.equal(findCircle(engines), null);
    assert.deepEqual(findCircle({ a: ['b'], b: ['c'], c: ['a'] }), ['a', 'b', 'c', 'a']);
  });

  it('lists only front doors in package.json, one for every room', () => {
    const imports = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports as Record<string, string>;
    for (const [name, target] of Object.entries(imports)) if (!name.startsWith('#test')) assert.match(target, /\/index\.ts$/, name);
    for (const room of readdirSync(join(root, 'src/modules'))) {
      assert.equal(imports[`#modules/${room}`], `./src/modules/${room}/index.ts`);
      for (const file of ['README.md', 'index.ts', 'module.ts', 'permissions.ts']) assert.ok(existsSync(join(root, 'src/modules', room, file)), `${room} has no ${file}`);
      assert.ok(rooms.some(({ name }) => name === room), `the hall does not list ${room}`);
    }
  });
});
