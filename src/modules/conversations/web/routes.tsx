import { get, post, type Route } from '#platform/http';
import { showConversation, showConversations } from './pages/conversation-pages.tsx';
import { showIdea, takeComment } from './pages/idea-page.tsx';
import { showIdeaForm, takeIdea } from './pages/new-idea-page.tsx';
import { appealByCode, changeWords, findWords, showCodeForm, withdrawWords } from './pages/own-words-page.tsx';
import { showPhase } from './pages/phase-page.tsx';
import { followingRoutes } from './following/routes.tsx';
import { matterRoutes } from './matters/routes.tsx';
import { moderationRoutes } from './moderation/routes.tsx';
import { organisingRoutes } from './organising/routes.tsx';
import { analysisRoutes } from './analysis/routes.tsx';
import { involvedRoutes } from './involved/routes.tsx';
import { invitationRoutes } from './invitations/routes.tsx';
import { languageRoutes } from './languages/routes.tsx';
import { conversationApiRoutes } from './api/routes.ts';
import { openDataRoutes } from './open-data/routes.tsx';
import { resultRoutes } from './results/routes.tsx';
import { challengeRoutes } from './challenge/routes.tsx';
import { phasesRoutes } from './phases/routes.tsx';
import { reportRoutes } from './report/report-page.tsx';
import { takeSeen, takeVote } from './take-vote.ts';
import { storyRoutes } from './stories/routes.tsx';
import { reachRoutes } from './reach/routes.tsx';
import { workshopRoutes } from './workshops/routes.tsx';

const example = { code: 'vale-rural-care' };
const phase = { ...example, position: '1' };
const idea = { ...phase, id: '00000000-0000-4000-8000-000000000000' };
/** Words are read by people: one connection cannot fill the queue. Sending may take two steps. */
const WORDS_A_MINUTE = 20;

/** Table of contents: conversations. */
export const routes: readonly Route[] = [
  get('/conversations', 'read conversations', showConversations),
  get('/conversations/:code', 'read conversations', showConversation, { example }),
  get('/conversations/:code/:position', 'read conversations', showPhase, { example: phase }),
  post('/conversations/:code/:position/votes', 'take part', takeVote, { example: phase }),
  post('/conversations/:code/:position/seen', 'take part', takeSeen, { example: phase, requestsPerMinute: 60 }),
  get('/conversations/:code/:position/ideas/new', 'take part', showIdeaForm, { example: phase }),
  post('/conversations/:code/:position/ideas', 'take part', takeIdea, { example: phase, requestsPerMinute: WORDS_A_MINUTE }),
  get('/conversations/:code/:position/ideas/:id', 'read conversations', showIdea, { example: idea }),
  post('/conversations/:code/:position/ideas/:id/comments', 'take part', takeComment, { example: idea, requestsPerMinute: WORDS_A_MINUTE }),
  get('/your-words', 'take part', showCodeForm),
  post('/your-words', 'take part', findWords, { requestsPerMinute: 20 }),
  post('/your-words/change', 'take part', changeWords, { requestsPerMinute: WORDS_A_MINUTE }),
  post('/your-words/withdrawal', 'take part', withdrawWords, { requestsPerMinute: WORDS_A_MINUTE }),
  post('/your-words/appeal', 'take part', appealByCode, { requestsPerMinute: WORDS_A_MINUTE }),
  ...followingRoutes,
  ...reportRoutes,
  ...moderationRoutes,
  ...organisingRoutes,
  ...workshopRoutes,
  ...analysisRoutes,
  ...reachRoutes,
  ...involvedRoutes,
  ...invitationRoutes,
  ...languageRoutes,
  ...openDataRoutes,
  ...conversationApiRoutes,
  ...resultRoutes,
  ...challengeRoutes,
  ...phasesRoutes,
  ...matterRoutes,
  ...storyRoutes,
];
