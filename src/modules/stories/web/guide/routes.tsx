import { get, type Route } from '#platform/http';
import { showFinder } from '../finder/finder-page.tsx';
import { showCareer, showCareers } from './careers-page.tsx';
import { showComparison } from './compare-page.tsx';
import { figureRoutes } from './figures-page.tsx';
import { showKeeping } from './keeping-page.tsx';
import { showGuide } from './list-page.tsx';
import { showProfession } from './profession-page.tsx';

const example = { example: { profession: 'podiatrists' } };

export const guideRoutes: readonly Route[] = [
  get('/professions', 'read stories', showGuide),
  get('/professions/compare', 'read stories', showComparison),
  get('/professions/keeping', 'keep services', showKeeping),
  get('/professions/:profession', 'read stories', showProfession, example),
  get('/professions/:profession/careers', 'read stories', showCareer, example),
  get('/careers', 'read stories', showCareers),
  get('/who-can-help', 'read stories', showFinder),
  ...figureRoutes,
];
