export { readConfig, type Config } from './config.ts';
export { settings, type SettingName } from './settings.ts';
