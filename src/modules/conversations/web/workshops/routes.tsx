import { get, post, type Route } from '#platform/http';
import { putRight, showCorrection, takeAway } from './correction-page.tsx';
import { showHands, takeHands } from './hands-page.tsx';
import { showHeard } from './heard-page.tsx';
import { showInPerson } from './in-person-page.tsx';
import { showWorkshops } from './list-page.tsx';
import { showNotes, takeNotes } from './notes-page.tsx';
import { addGroup, addStep, showPartnerGroups } from './partner-groups-page.tsx';
import { printFacilitatorPage, printIdeaForm, printPoster, printVoteSheet, printWorkshopSheet } from './print-pages.tsx';
import { setUp, showSetUp } from './set-up-page.tsx';
import { settle, showSettlement } from './settle-page.tsx';
import { showTypeWords, takeTypedWords } from './typing-pages.tsx';
import { showTypeVotes, takeTypedVotes } from './typing-votes-page.tsx';
import { showWords, takeComment, takeWords } from './words-page.tsx';
import { exampleOrganisation, exampleWorkshopId } from './workshop-parts.tsx';
import { showWorkshop } from './workshop-page.tsx';

const workshop = { example: { id: exampleWorkshopId } };
const organisation = { example: exampleOrganisation };
const phase = { example: { code: 'vale-rural-care', position: '1' } };

/** Table of contents: people who are not online. */
export const workshopRoutes: readonly Route[] = [
  get('/organisations/:code/workshops', 'enter hands again', showWorkshops, organisation),
  get('/organisations/:code/workshops/new', 'host workshops', showSetUp, organisation),
  post('/organisations/:code/workshops', 'host workshops', setUp, organisation),
  get('/workshops/:id', 'enter hands again', showWorkshop, workshop),
  get('/workshops/:id/print', 'host workshops', printWorkshopSheet, workshop),
  get('/workshops/:id/notes', 'host workshops', showNotes, workshop),
  post('/workshops/:id/notes', 'host workshops', takeNotes, workshop),
  get('/workshops/:id/correction', 'host workshops', showCorrection, workshop),
  post('/workshops/:id/correction', 'host workshops', putRight, workshop),
  post('/workshops/:id/removal', 'host workshops', takeAway, workshop),
  get('/workshops/:id/words', 'host workshops', showWords, workshop),
  post('/workshops/:id/words', 'host workshops', takeWords, { ...workshop, isHeardAnonymously: true }),
  post('/workshops/:id/comments', 'host workshops', takeComment, { ...workshop, isHeardAnonymously: true }),
  get('/workshops/:id/hands', 'enter hands again', showHands, workshop),
  post('/workshops/:id/hands', 'enter hands again', takeHands, { ...workshop, isHeardAnonymously: true }),
  get('/workshops/:id/settlement', 'enter hands again', showSettlement, workshop),
  post('/workshops/:id/settlement', 'enter hands again', settle, { ...workshop, isHeardAnonymously: true }),
  get('/organisations/:code/partner-groups', 'read partner groups', showPartnerGroups, organisation),
  post('/organisations/:code/partner-groups', 'keep partner groups', addGroup, organisation),
  post('/organisations/:code/partner-groups/steps', 'keep partner groups', addStep, organisation),
  get('/phases/:id/heard', 'organise conversations', showHeard, { example: { id: '00000000-0000-4000-8000-000000000000' } }),
  get('/conversations/:code/:position/in-person', 'read conversations', showInPerson, phase),
  get('/conversations/:code/:position/print', 'read conversations', printIdeaForm, phase),
  get('/conversations/:code/:position/print/votes', 'read conversations', printVoteSheet, phase),
  get('/conversations/:code/:position/print/facilitator', 'read conversations', printFacilitatorPage, phase),
  get('/conversations/:code/:position/print/poster', 'read conversations', printPoster, phase),
  get('/conversations/:code/:position/entry/words', 'type in for people', showTypeWords, phase),
  post('/conversations/:code/:position/entry/words', 'type in for people', takeTypedWords, { ...phase, isHeardAnonymously: true }),
  get('/conversations/:code/:position/entry/votes', 'type in for people', showTypeVotes, phase),
  post('/conversations/:code/:position/entry/votes', 'type in for people', takeTypedVotes, { ...phase, isHeardAnonymously: true }),
];
