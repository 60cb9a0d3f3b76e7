import { get, post, type Route } from '#platform/http';
import { demoObjectiveId } from '#modules/strategy';
import { showAnswerForm, takeVoice } from './answer-form.tsx';
import { showEntry, takeEntry } from './entry-form.tsx';
import { printedForm } from './printed-form.tsx';
import { showReading, takeReading } from './reading-page.tsx';
import { closeQuestion, openQuestion, showThreeViews } from './three-views.tsx';

const example = { id: demoObjectiveId('vale.2026.1') };
const ANSWERS_A_MINUTE = 10;
const path = '/quality/objectives/:id/co-evaluation';

export const coEvaluationRoutes: readonly Route[] = [
  get(path, 'say whether it helped', showThreeViews, { example }),
  post(`${path}/opening`, 'review objectives', openQuestion, { example }),
  post(`${path}/ending`, 'review objectives', closeQuestion, { example }),
  get(`${path}/answer`, 'say whether it helped', showAnswerForm, { example }),
  post(`${path}/answer`, 'say whether it helped', takeVoice, { example, requestsPerMinute: ANSWERS_A_MINUTE, isWrittenOnceForAnyone: true }),
  get(`${path}/print`, 'say whether it helped', printedForm, { example }),
  get(`${path}/entry`, 'enter what people said', showEntry, { example }),
  post(`${path}/entry`, 'enter what people said', takeEntry, { example }),
  get(`${path}/words`, 'review objectives', showReading, { example }),
  post('/quality/objectives/:id/co-evaluation/words/:words/reading', 'review objectives', takeReading, { example: { ...example, words: '00000000-0000-4000-8000-000000000000' } }),
];
