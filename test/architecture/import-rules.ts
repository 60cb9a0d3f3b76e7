import type { SourceModule } from './import-graph.ts';

/** What each room's manifest declares it uses. */
export type Uses = Record<string, readonly string[]>;

/** The rules of house.md, "Who may import whom". Answers one sentence per violation. */
export function importViolations(modules: readonly SourceModule[], uses: Uses): string[] {
  return modules.flatMap((module) => module.imports.flatMap(({ target }) => (target.startsWith('src/') ? violationsOf(module.path, target, uses) : [])));
}

interface Place {
  wing: string;
  room: string;
  part: string;
}

function placeOf(path: string): Place {
  const [, wing = '', room = '', part = ''] = path.split('/');
  return { wing, room, part };
}

function violationsOf(from: string, to: string, uses: Uses): string[] {
  const here = placeOf(from);
  const there = placeOf(to);
  const say = (rule: string) => [`${from} imports ${to}: ${rule}`];
  if (here.wing === 'app' && there.wing === 'app') return [];
  if (here.wing === there.wing && here.room === there.room) return insideRoom(here, there) ?? [];
  if (there.wing === 'app') return say('only the hall knows the hall');
  if (here.wing === 'app') return there.wing === 'modules' && there.part !== 'index.ts' && there.part !== 'module.ts' ? say('the hall opens a room by its front door or manifest') : [];
  if (here.wing === 'engines') return there.wing === 'engines' && there.part === 'index.ts' ? [] : say('engines import only the front doors of engines');
  if (here.wing === 'platform') return there.wing === 'platform' && there.part === 'index.ts' ? [] : say('the cellar imports only the front doors of the cellar');
  if (here.wing === 'ui') return there.wing === 'ui' && there.part === 'index.ts' ? [] : say('the joinery knows only itself');
  return fromRoom(here, there, uses, say);
}

function fromRoom(here: Place, there: Place, uses: Uses, say: (rule: string) => string[]): string[] {
  if (there.part !== 'index.ts') return say('another part of the house is entered by its front door');
  if (there.wing !== 'modules') {
    const pure = here.part === 'domain' && there.wing !== 'engines' && !['clock', 'documents', 'errors', 'ids'].includes(there.room);
    return pure ? say('rules stay pure: a domain may use engines, the clock and plain types') : [];
  }
  return uses[here.room]?.includes(there.room) ? [] : say(`${here.room} does not declare that it uses ${there.room}`);
}

/** Inside a room the rules look neither at pages nor at rows, and a query never changes anything. */
function insideRoom(here: Place, there: Place): string[] | null {
  if (here.wing !== 'modules') return null;
  if (here.part === 'domain' && ['web', 'queries', 'commands', 'data'].includes(there.part)) return [`${here.room}/domain imports ${there.part}: rules know neither pages nor rows`];
  if (here.part === 'queries' && ['web', 'commands'].includes(there.part)) return [`${here.room}/queries imports ${there.part}: a query answers, it does not act`];
  if (['commands', 'data'].includes(here.part) && there.part === 'web') return [`${here.room}/${here.part} imports web: the world is changed without knowing pages`];
  return null;
}

/** A circle among the given edges, as a path, or null. */
export function findCircle(edges: Record<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (node: string, path: string[]): string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of edges[node] ?? []) {
      const circle = walk(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return null;
  };
  for (const node of Object.keys(edges)) {
    const circle = walk(node, []);
    if (circle) return circle;
  }
  return null;
}
