import { get, post, type Route } from '#platform/http';
import { decide, showQueue } from './queue-page.tsx';

export const moderationRoutes: readonly Route[] = [
  get('/moderation', 'moderate conversations', showQueue),
  post('/moderation/:id/decision', 'moderate conversations', decide, { example: { id: '00000000-0000-4000-8000-000000000000' } }),
];
