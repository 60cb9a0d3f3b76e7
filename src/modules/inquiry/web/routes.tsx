import { get, page, type Route } from '#platform/http';

export const routes: readonly Route[] = [
  get('/inquiry', 'read inquiry', () => page({ title: 'Inquiry', content: <><h1>Inquiry</h1><p>There is nothing here yet.</p></> })),
];
