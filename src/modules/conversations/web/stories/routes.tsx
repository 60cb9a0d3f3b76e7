import { get, post, type Route } from '#platform/http';
import { takeLeave } from './leave-form.tsx';
import { showStories } from './stories-page.tsx';

/** Table of contents: what authors let us do with their words. */
export const storyRoutes: readonly Route[] = [
  get('/conversations/:code/stories', 'read conversations', showStories, { example: { code: 'vale-rural-care' } }),
  post('/your-words/leave', 'take part', takeLeave, { requestsPerMinute: 20 }),
];
