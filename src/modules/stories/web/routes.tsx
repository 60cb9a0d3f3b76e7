import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/stories', 'read stories', () => page({ title: 'Stories', content: <><h1>Stories</h1><p>There is nothing here yet.</p></> })),
];
