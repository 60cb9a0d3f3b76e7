import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/', 'read strategies', () => page({ title: 'Strategies', content: <p>None yet.</p> })),
];
