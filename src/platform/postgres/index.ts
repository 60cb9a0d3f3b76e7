export { launchPostgres, visitPostgres, type LaunchOptions, type LocalPostgres } from './launcher.ts';
