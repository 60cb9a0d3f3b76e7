import type { Route } from '#platform/http';
import { sessionListRoutes } from './list-page.tsx';
import { peopleRoutes } from './people-pages.tsx';
import { planRoutes } from './plan-pages.tsx';
import { publicationRoutes } from './publication-pages.tsx';
import { sessionViewRoutes } from './session-view.tsx';
import { sheetRoutes } from './sheets-page.tsx';
import { tableRoutes } from './table-page.tsx';
import { themeRoutes } from './theme-pages.tsx';
import { themesRoutes } from './themes-page.tsx';

/** Table of contents: event sessions. */
export const sessionRoutes: readonly Route[] = [
  ...sessionListRoutes, ...planRoutes, ...sessionViewRoutes, ...sheetRoutes,
  ...tableRoutes, ...themesRoutes, ...themeRoutes, ...peopleRoutes, ...publicationRoutes,
];
