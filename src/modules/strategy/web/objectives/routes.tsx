import { get, type Route } from '#platform/http';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { closingRoutes, ownerRoutes, publicationRoutes, wordingRoutes } from './forms-of-life.tsx';
import { actionEndingRoutes, actionRoutes, decisionRoutes, partnerRoutes, partnershipRoutes, partnershipTakenBackRoutes } from './forms-of-people.tsx';
import { impactCheckRoutes, milestoneReachedRoutes, milestoneRoutes, nothingChangedRoutes, progressForOwnerRoutes, progressRoutes } from './forms-of-record.tsx';
import { listRoutes } from './list-page.tsx';
import { myWorkRoutes } from './my-work-page.tsx';
import { newRoutes } from './new-page.tsx';
import { oneYearRoutes } from './one-year-page.tsx';
import { showHistory, showHistoryFeed, showImpactCheck, showObjective } from './objective-handlers.tsx';
import { parentEndingRoutes, parentRoutes } from './parents-page.tsx';
import { reminderRoutes } from './reminder-page.tsx';
import { reportRoutes } from './report-page.tsx';
import { strategyViewRoutes } from './strategy-views.tsx';

const example = { id: demoObjectiveId('vale.2025.1') };

/** Table of contents: annual objectives. */
export const objectiveRoutes: readonly Route[] = [
  ...listRoutes,
  ...newRoutes,
  get('/objectives/:id', 'read objectives', showObjective, { example }),
  get('/objectives/:id/impact-check', 'read objectives', showImpactCheck, { example }),
  get('/objectives/:id/history', 'read objectives', showHistory, { example }),
  get('/objectives/:id/history.atom', 'read objectives', showHistoryFeed, { example }),
  ...wordingRoutes, ...publicationRoutes, ...parentRoutes, ...parentEndingRoutes, ...ownerRoutes, ...closingRoutes,
  ...progressRoutes, ...progressForOwnerRoutes, ...nothingChangedRoutes, ...impactCheckRoutes, ...milestoneRoutes, ...milestoneReachedRoutes,
  ...actionRoutes, ...actionEndingRoutes, ...partnerRoutes, ...decisionRoutes, ...partnershipRoutes, ...partnershipTakenBackRoutes,
  ...reminderRoutes,
  ...strategyViewRoutes, ...oneYearRoutes,
  ...reportRoutes,
  ...myWorkRoutes,
];
