export { launchPostgres, type LaunchOptions, type LocalPostgres } from './launcher.ts';
