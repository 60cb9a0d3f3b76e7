import { get, post, type Route } from '#platform/http';
import { demoObjectiveId } from '#modules/strategy';
import { showReviewsDue } from './due-page.tsx';
import { linkFigures, unlinkFigures } from './link-forms.tsx';
import { showReviewForm, takeReview } from './review-form.tsx';
import { showReviews } from './reviews-page.tsx';

const example = { id: demoObjectiveId('vale.2026.1') };

export const reviewRoutes: readonly Route[] = [
  get('/quality/reviews', 'review objectives', showReviewsDue),
  get('/quality/objectives/:id/reviews', 'read the dashboard', (ctx) => showReviews(ctx), { example }),
  get('/quality/objectives/:id/reviews/new', 'review objectives', showReviewForm, { example }),
  post('/quality/objectives/:id/reviews', 'review objectives', takeReview, { example }),
  post('/quality/objectives/:id/measures', 'review objectives', linkFigures, { example }),
  post('/quality/objectives/:id/measures/:link/ending', 'review objectives', unlinkFigures, { example: { ...example, link: '00000000-0000-4000-8000-000000000000' } }),
];
