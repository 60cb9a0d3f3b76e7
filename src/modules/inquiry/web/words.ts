import { phaseTitles, stageTitles, type Phase, type StageAnswer } from '../domain/stages.ts';

export const stageWords = (stage: StageAnswer | null): string => (stage === null ? 'No answer yet' : stageTitles[stage]);
export const phaseWords = (phase: Phase): string => phaseTitles[phase];

export const routeWords: Readonly<Record<string, string>> = { online: 'Filled in on this site', paper: 'Filled in on paper, typed in later', phone: 'Told by phone, typed in later', 'in person': 'Told in person, typed in later' };

export const crumbs = (...more: { text: string; href: string }[]) => [{ text: 'Home', href: '/' }, ...more];
export const home = { text: 'Where we are', href: '/inquiry' };
export const unitCrumb = (unit: { code: string; name: string }) => ({ text: unit.name, href: `/inquiry/units/${unit.code}` });
