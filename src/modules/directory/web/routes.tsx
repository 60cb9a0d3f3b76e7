import { get, post, type Route } from '#platform/http';
import { choosePersona, demoPage, outboxPage } from './demo.tsx';
import { listPeople } from './people.tsx';
import { askForLink, confirmLink, linkPage, sentPage, signInPage, signOut } from './sign-in.tsx';

export const routes: readonly Route[] = [
  get('/sign-in', 'sign in', signInPage),
  post('/sign-in', 'sign in', askForLink, { requestsPerMinute: 10 }),
  get('/sign-in/sent', 'sign in', sentPage),
  get('/sign-in/link', 'sign in', linkPage, { requestsPerMinute: 60 }),
  post('/sign-in/link', 'sign in', confirmLink, { requestsPerMinute: 30 }),
  post('/sign-out', 'sign in', signOut),
  get('/people', 'read people', listPeople),
  get('/demo', 'look at the demo', demoPage),
  post('/demo/persona', 'look at the demo', choosePersona, { requestsPerMinute: 60 }),
  get('/outbox', 'read the outbox', outboxPage),
];
