import { get, post, type Route } from '#platform/http';
import { saveMailWish, showMyInvitations } from './my-invitations-page.tsx';
import { recordDone, showDoing } from './doing-page.tsx';
import { addPlan, showPlans } from './plan-page.tsx';
import { printInvitation } from './print-page.tsx';

/** Of the demonstration, so that generic tests see every form. */
const phase = { id: '0d0d0d0d-0000-4000-8000-000000000320' };
const plan = { id: '0d0d0d0d-0000-4000-8000-000000000322' };

/** Table of contents: inviting people. */
export const invitationRoutes: readonly Route[] = [
  get('/conversations/:code/:position/invitation', 'read conversations', printInvitation, { example: { code: 'vale-rural-care', position: '1' } }),
  get('/phases/:id/invitations', 'organise conversations', showPlans, { example: phase }),
  post('/phases/:id/invitations', 'organise conversations', addPlan, { example: phase }),
  get('/invitation-plans/:id/doing', 'organise conversations', showDoing, { example: plan }),
  post('/invitation-plans/:id/doing', 'organise conversations', recordDone, { example: plan }),
  get('/my-invitations', 'read their own invitations', showMyInvitations),
  post('/my-invitations/mail', 'read their own invitations', saveMailWish),
];
