import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/quality', 'read quality', () => page({ title: 'Quality', content: <><h1>Quality</h1><p>There is nothing here yet.</p></> })),
];
