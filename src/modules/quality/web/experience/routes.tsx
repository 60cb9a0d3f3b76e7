import { get, post, type Route } from '#platform/http';
import { exampleExperienceId } from '../../data/example-series.ts';
import { printedQuestions, showQuestions, takeAnswers } from './answer-form.tsx';
import { showExperienceList } from './list-page.tsx';
import { changeOpening, showMeasure, takeChange, takeFigures } from './measure-page.tsx';
import { showNew, takeNew } from './new-form.tsx';

const example = { id: exampleExperienceId };
const LARGEST_FILE_BYTES = 500_000;
const ANSWERS_A_MINUTE = 10;

export const experienceRoutes: readonly Route[] = [
  get('/quality/experience', 'read the dashboard', showExperienceList),
  get('/quality/experience/new', 'keep experience measures', showNew),
  post('/quality/experience', 'keep experience measures', takeNew),
  get('/quality/experience/:id', 'read the dashboard', (ctx) => showMeasure(ctx), { example }),
  post('/quality/experience/:id/figures', 'keep experience measures', takeFigures, { example, uploads: { maxBytes: LARGEST_FILE_BYTES } }),
  post('/quality/experience/:id/changes', 'keep experience measures', takeChange, { example }),
  post('/quality/experience/:id/opening', 'keep experience measures', changeOpening, { example }),
  get('/quality/experience/:id/answer', 'answer about care', showQuestions, { example }),
  post('/quality/experience/:id/answer', 'answer about care', takeAnswers, { example, requestsPerMinute: ANSWERS_A_MINUTE, isWrittenOnceForAnyone: true }),
  get('/quality/experience/:id/print', 'answer about care', printedQuestions, { example }),
];
