import { get, post, type Route } from '#platform/http';
import { emptyForm } from '#ui/forms';
import { exampleOpenSnapshotId, exampleSnapshotId } from '../data/demo-ids.ts';
import { showHome } from './home-page.tsx';
import { showCell } from './matrix/cell-page.tsx';
import { showSpread } from './matrix/spread-page.tsx';
import { showUnit } from './matrix/unit-page.tsx';
import { pastRoutes } from './past/routes.tsx';
import { storyRoutes } from './past/story-routes.tsx';
import { priorityRoutes } from './priorities/routes.tsx';
import { ownRoutes } from './own/routes.tsx';
import { sendingRoutes } from './sendings/routes.ts';
import { aroundRoutes } from './snapshots/around-routes.tsx';
import { showSignOff, takeSignOff } from './snapshots/sign-off-page.tsx';
import { showSnapshot } from './snapshots/snapshot-page.tsx';
import { showStart, takeStart } from './snapshots/start-page.tsx';
import { showStep, takeDraft, takeStep } from './snapshots/step-page.tsx';
import { templateRoutes } from './templates/routes.tsx';

const unit = { example: { unit: 'vale-podiatry' } };
const open = { id: exampleOpenSnapshotId };
const step = { example: { ...open, step: 'f2' } };

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/inquiry', 'read where we are', showHome),
  get('/inquiry/units/:unit', 'read where we are', showUnit, unit),
  get('/inquiry/units/:unit/cells/:foundation/:focus', 'read where we are', showCell, { example: { ...unit.example, foundation: 'nat.f2', focus: 'nat.a3' } }),
  get('/inquiry/units/:unit/spread', 'read where we are', showSpread, { example: { unit: 'vale-and-riverside' } }),
  get('/inquiry/units/:unit/snapshots', 'fill in a snapshot', (ctx) => showStart(ctx), unit),
  post('/inquiry/units/:unit/snapshots', 'fill in a snapshot', takeStart, unit),
  get('/inquiry/snapshots/:id', 'read where we are', (ctx) => showSnapshot(ctx), { example: { id: exampleSnapshotId } }),
  get('/inquiry/snapshots/:id/steps/:step', 'keep a snapshot of their own', (ctx) => showStep(ctx), step),
  post('/inquiry/snapshots/:id/steps/:step', 'keep a snapshot of their own', takeStep, step),
  post('/inquiry/snapshots/:id/steps/:step/draft', 'keep a snapshot of their own', takeDraft, step),
  get('/inquiry/snapshots/:id/sign-off', 'keep a snapshot of their own', (ctx) => showSignOff(ctx, { state: emptyForm }), { example: open }),
  post('/inquiry/snapshots/:id/sign-off', 'keep a snapshot of their own', takeSignOff, { example: open }),
  ...sendingRoutes, ...aroundRoutes, ...ownRoutes, ...templateRoutes, ...priorityRoutes, ...pastRoutes, ...storyRoutes,
];
