import { get, post, type Route } from '#platform/http';
import { exampleCycleId, exampleProjectId } from '../../data/example-ids.ts';
import { aimForm } from './aim-part.tsx';
import { showCycle, takeCycleResult } from './cycle-page.tsx';
import { cycleForm } from './cycles-part.tsx';
import { showNewProject, takeNewProject } from './new-page.tsx';
import { partHandler } from './part-handler.ts';
import { showProject } from './project-page.tsx';

const example = { example: { id: exampleProjectId } };
const ofCycle = { example: { id: exampleProjectId, cycle: exampleCycleId } };

export const projectRoutes: readonly Route[] = [
  get('/improvement/projects/new', 'start projects', showNewProject),
  post('/improvement/projects', 'start projects', takeNewProject),
  get('/improvement/projects/:id', 'read projects', (ctx) => showProject(ctx), example),
  post('/improvement/projects/:id/aim', 'work on projects', partHandler(aimForm), example),
  post('/improvement/projects/:id/cycles', 'work on projects', partHandler(cycleForm), example),
  get('/improvement/projects/:id/cycles/:cycle', 'work on projects', showCycle, ofCycle),
  post('/improvement/projects/:id/cycles/:cycle/result', 'work on projects', takeCycleResult, ofCycle),
];
