/**
 * Languages that people may choose to write in and that organisers may translate into: English, Welsh and the main languages most
 * spoken in England (Census 2021, Office for National Statistics, table TS024), by code of ISO 639. Any other can be written as well: "another".
 */
export const languages = ['en', 'ar', 'bn', 'bg', 'ckb', 'cy', 'de', 'el', 'es', 'fa', 'fr', 'gu', 'hi', 'hu', 'it', 'ku', 'lt', 'ml', 'ne', 'pa', 'pl', 'ps', 'pt', 'ro', 'ru', 'sk', 'so', 'ta', 'te', 'tr', 'uk', 'ur', 'vi', 'zh'] as const;
export type Language = (typeof languages)[number];
/** ISO 639-2: the language is not coded. */
export const OTHER_LANGUAGE = 'mis';

const inEnglish = new Intl.DisplayNames(['en'], { type: 'language' });
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'ps', 'ur']);

export const isLanguage = (code: string): code is Language => languages.some((each) => each === code);

export const languageName = (code: string): string => (code === OTHER_LANGUAGE ? 'another language' : (inEnglish.of(code) ?? code));

/** The name as those who speak it read it. */
export function ownLanguageName(code: Language): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? languageName(code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** What an element with words in this language says of them. */
export const writtenIn = (code: string): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } => (code === OTHER_LANGUAGE ? { dir: 'auto' } : { lang: code, dir: rightToLeft.has(code) ? 'rtl' : 'ltr' });
