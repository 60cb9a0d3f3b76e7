export { readConfig, type Config, type ConfigResult, type Mode } from './config.ts';
export { settings, type SettingName } from './settings.ts';
