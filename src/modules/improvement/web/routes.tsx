import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/improvement', 'read improvement', () => page({ title: 'Improvement', content: <><h1>Improvement</h1><p>There is nothing here yet.</p></> })),
];
