import { readFileSync } from 'node:fs';
import type { OperatorContext } from '#platform/rooms';
import { loadOrganisations } from './data/load-organisations.ts';
import { loadExamplePeople } from './data/load-people.ts';
import { readOrganisations, readPeople, type Reading } from './domain/organisation-file.ts';

const content = (name: string) => readFileSync(new URL(`../../../content/${name}`, import.meta.url), 'utf8');

/** The real organisations whose published strategies ship with Allied, and the dated tree they stand in. */
export async function seed({ store, now, log }: OperatorContext): Promise<void> {
  const file = must(readOrganisations(content('organisations.yaml')), 'content/organisations.yaml');
  await store.within({ as: 'worker' }, async (tx) => {
    const loaded = await loadOrganisations(tx, file, now);
    if (loaded.added + loaded.changed > 0) log.info('organisations loaded', { ...loaded });
  });
}

/** The imagined organisations and people of the demo. */
export async function seedDemo({ store, now, log }: OperatorContext): Promise<void> {
  const organisations = must(readOrganisations(content('demo/organisations.yaml')), 'content/demo/organisations.yaml');
  const people = must(readPeople(content('demo/people.yaml')), 'content/demo/people.yaml');
  await store.within({ as: 'worker' }, async (tx) => {
    const loaded = await loadOrganisations(tx, { ...organisations, isExample: true }, now);
    const added = await loadExamplePeople(tx, people, now);
    if (loaded.added + added > 0) log.info('example organisations loaded', { organisations: loaded.added, people: added });
  });
}

function must<T>(reading: Reading<T>, file: string): T {
  if (reading.ok) return reading.value;
  throw new Error(`${file} cannot be loaded: ${reading.problems.join('; ')}`);
}
