import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/organisations', 'read the directory', () => page({ title: 'Organisations', content: <p>None yet.</p> })),
];
