export { readConfig, type Config } from './config.ts';
export { fewestPeople, settings, type SettingName } from './settings.ts';
