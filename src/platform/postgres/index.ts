export { launchPostgres, visitPostgres, type LocalPostgres } from './launcher.ts';
