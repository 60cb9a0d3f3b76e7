import { get, post, type Route } from '#platform/http';
import { makeOne, showNew } from './new-conversation-page.tsx';
import { announce, close, pause, resume, showOrganising } from './phases-page.tsx';

const example = { code: 'vale-and-riverside' };
const phase = { id: '00000000-0000-4000-8000-000000000000' };

/** Table of contents: what organisers do. */
export const organisingRoutes: readonly Route[] = [
  get('/organisations/:code/conversations', 'organise conversations', showOrganising, { example }),
  get('/organisations/:code/conversations/new', 'organise conversations', showNew, { example }),
  post('/organisations/:code/conversations', 'organise conversations', makeOne, { example }),
  post('/phases/:id/announcement', 'organise conversations', announce, { example: phase }),
  post('/phases/:id/pause', 'organise conversations', pause, { example: phase }),
  post('/phases/:id/resumption', 'organise conversations', resume, { example: phase }),
  post('/phases/:id/ending', 'organise conversations', close, { example: phase }),
];
