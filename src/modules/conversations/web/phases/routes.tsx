import { get, post, type Route } from '#platform/http';
import { saveAnswers, showAnswers } from './answers-page.tsx';
import { addNote, saveRule, showPeerLeaders } from './peer-leaders-page.tsx';
import { savePlan, saveSetting, showPlan } from './plan-page.tsx';
import { showSignOff, signOne } from './sign-off-page.tsx';
import { copyTemplate, showTemplate } from './template-page.tsx';

const organisation = { code: 'vale-and-riverside' };
const template = { ...organisation, template: 'three-parts' };
const one = { id: '00000000-0000-4000-8000-000000000000' };

/** Table of contents: templates, plans, answers to themes, and peer leaders. */
export const phasesRoutes: readonly Route[] = [
  get('/organisations/:code/conversations/templates/:template', 'organise conversations', showTemplate, { example: template }),
  post('/organisations/:code/conversations/templates/:template', 'organise conversations', copyTemplate, { example: template }),
  get('/phases/:id/plan', 'set questions', showPlan, { example: one }),
  post('/phases/:id/plan', 'set questions', savePlan, { example: one }),
  post('/phases/:id/plan/setting', 'set questions', saveSetting, { example: one }),
  get('/phases/:id/sign-off', 'set questions', showSignOff, { example: one }),
  post('/phases/:id/sign-off', 'sign off conversations', signOne, { example: one }),
  get('/phases/:id/answers', 'keep codes', showAnswers, { example: one }),
  post('/phases/:id/answers/:words', 'keep codes', saveAnswers, { example: { ...one, words: one.id } }),
  get('/organisations/:code/peer-leaders', 'keep peer records', showPeerLeaders, { example: organisation }),
  post('/organisations/:code/peer-leaders/rule', 'organise conversations', saveRule, { example: organisation }),
  post('/organisations/:code/peer-leaders/notes', 'keep peer records', addNote, { example: organisation }),
];
