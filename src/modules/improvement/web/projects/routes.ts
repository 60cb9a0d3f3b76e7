import { get, post, type Route } from '#platform/http';
import { exampleCycleId, exampleProjectId } from '../../data/example-ids.ts';
import { driverForm } from '../drivers/drivers-part.tsx';
import { driverPicture } from '../drivers/picture.tsx';
import { inviteForm, noteForm } from '../partners/partners-part.tsx';
import { showAdoption, takeAdoption, takeFollowing } from '../spread/adoption-page.tsx';
import { aimForm } from './aim-part.tsx';
import { changeForm } from './change-part.tsx';
import { showCycle, takeCycleResult } from './cycle-page.tsx';
import { cycleForm } from './cycles-part.tsx';
import { involvementForm } from './digital-part.tsx';
import { takeDriverOut, takeMeasureOff, takeMemberOut } from './endings.ts';
import { measureForm } from './measures-part.tsx';
import { memberForm } from './team-part.tsx';
import { showNewProject, takeNewProject } from './new-page.tsx';
import { partHandler } from './part-handler.ts';
import { showProject } from './project-page.tsx';
import { promptForm } from './prompts-part.tsx';
import { endForm, stageForm } from './stage-part.tsx';
import { checkForm, supportForm } from './support-part.tsx';

const example = { example: { id: exampleProjectId } };
const ofCycle = { example: { id: exampleProjectId, cycle: exampleCycleId } };
const nothing = '00000000-0000-4000-8000-000000000000';
const of = (name: string) => ({ example: { id: exampleProjectId, [name]: nothing } });
const address = '/improvement/projects/:id';

export const projectRoutes: readonly Route[] = [
  get('/improvement/projects/new', 'start projects', showNewProject),
  post('/improvement/projects', 'start projects', takeNewProject),
  get(address, 'read projects', (ctx) => showProject(ctx), example),
  get(`${address}/drivers/picture.svg`, 'read projects', driverPicture('svg'), example),
  get(`${address}/drivers/picture.png`, 'read projects', driverPicture('png'), example),
  post(`${address}/change`, 'work on projects', partHandler(changeForm), example),
  post(`${address}/aim`, 'work on projects', partHandler(aimForm), example),
  post(`${address}/drivers`, 'work on projects', partHandler(driverForm), example),
  post(`${address}/drivers/:driver/ending`, 'work on projects', takeDriverOut, of('driver')),
  post(`${address}/cycles`, 'work on projects', partHandler(cycleForm), example),
  get(`${address}/cycles/:cycle`, 'work on projects', showCycle, ofCycle),
  post(`${address}/cycles/:cycle/result`, 'work on projects', takeCycleResult, ofCycle),
  post(`${address}/measures`, 'work on projects', partHandler(measureForm), example),
  post(`${address}/measures/:link/ending`, 'work on projects', takeMeasureOff, of('link')),
  post(`${address}/checks`, 'work on projects', partHandler(checkForm), example),
  post(`${address}/support`, 'support projects', partHandler(supportForm), example),
  post(`${address}/team`, 'work on projects', partHandler(memberForm), example),
  post(`${address}/team/:member/ending`, 'work on projects', takeMemberOut, of('member')),
  post(`${address}/partners`, 'work on projects', partHandler(inviteForm), example),
  post(`${address}/notes`, 'work on projects', partHandler(noteForm), example),
  post(`${address}/prompts`, 'work on projects', partHandler(promptForm), example),
  post(`${address}/involvement`, 'work on projects', partHandler(involvementForm), example),
  post(`${address}/stage`, 'work on projects', partHandler(stageForm), example),
  post(`${address}/ending`, 'work on projects', partHandler(endForm), example),
  post(`${address}/following`, 'follow projects', takeFollowing, example),
  get(`${address}/adoption`, 'start projects', showAdoption, example),
  post(`${address}/adoption`, 'start projects', takeAdoption, example),
];
