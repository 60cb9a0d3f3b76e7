import type { ComponentChildren } from 'preact';
import type { RequestContext } from '#platform/http';
import { SelectField } from '#ui/forms';
import type { PhaseLine } from '../../queries/conversations.ts';
import { versionsOf, type PhaseWords, type WordsTranslation } from '../../queries/languages/phase-words.ts';
import { isLanguage, languageName, languages, OTHER_LANGUAGE, ownLanguageName, writtenIn } from '../../domain/languages.ts';

/** What a page shows of a phase: its words as asked for, and which others there are. */
export interface PhaseVersion {
  words: Pick<PhaseWords, 'title' | 'question' | 'introduction' | 'prompts'>;
  language: string;
  chosen: PhaseWords | null;
  others: readonly PhaseWords[];
}

/** The name of a version in addresses: `pl`, or `pl-easy-read`. */
export const versionCode = ({ language, isEasyRead }: Pick<PhaseWords, 'language' | 'isEasyRead'>): string => (isEasyRead ? `${language}-easy-read` : language);

/** The version that the address asks for (`?language=cy`); the phase's own words where it asks for none, or for one that is not there. No cookie. */
export async function versionAsked(ctx: RequestContext, phase: PhaseLine): Promise<PhaseVersion> {
  const others = await ctx.read((tx) => versionsOf(tx, phase.id));
  const chosen = others.find((each) => versionCode(each) === ctx.query['language']) ?? null;
  return { words: chosen ?? { ...phase, prompts: [] }, language: chosen?.language ?? 'en', chosen, others };
}

/** The part of an address that keeps the version a reader chose. */
export const versionQuery = ({ chosen }: PhaseVersion): string => (chosen ? `?language=${versionCode(chosen)}` : '');

/** Words of the phase in the language they are shown in: the browser, the screen reader and the direction follow it. */
export const Version = ({ version, children }: { version: PhaseVersion; children: ComponentChildren }) => <div {...writtenIn(version.language)}>{children}</div>;

/** The other versions, each named as those who read it name it, and who made the one on the page. */
export function VersionLinks({ version: { chosen, others }, href }: { version: PhaseVersion; href: string }) {
  if (others.length === 0) return null;
  return (
    <nav aria-label="Languages and easy read">
      <p class="nhsuk-u-margin-bottom-2">Read this in:{' '}
        {chosen ? <a href={href} hreflang="en">English</a> : <strong>English</strong>}
        {others.map((each) => <span key={versionCode(each)}> · {each === chosen ? <strong><VersionName version={each} /></strong> : <a href={`${href}?language=${versionCode(each)}`} hreflang={each.language}><VersionName version={each} /></a>}</span>)}
      </p>
      {chosen && <p class="nhsuk-body-s">{chosen.isEasyRead && chosen.language === 'en' ? 'Written' : 'Translated'} by: <span data-quoted>{chosen.translatedBy}</span>. {chosen.checkedBy ? <>{chosen.isEasyRead ? 'Checked' : 'Read again'} by: <span data-quoted>{chosen.checkedBy}</span>.</> : unreadAgain(chosen)}</p>}
    </nav>
  );
}

/** What is missing before a version can be trusted: easy read is checked by those it is written for. */
export const unreadAgain = ({ isEasyRead, language }: Pick<PhaseWords, 'isEasyRead' | 'language'>): string =>
  [...(language === 'en' ? [] : ['Nobody who speaks this language has read it again yet.']), ...(isEasyRead ? ['People with a learning disability have not checked it yet.'] : [])].join(' ');

const VersionName = ({ version: { language, isEasyRead } }: { version: PhaseWords }) => (
  <>{language !== 'en' && <span {...writtenIn(language)}>{ownLanguageName(language)}</span>}{isEasyRead && (language === 'en' ? 'Easy read' : ' (easy read)')}</>
);

/** What words say in other languages: beside the original and marked, never in its place. */
export function Translations({ translations = [] }: { translations?: readonly WordsTranslation[] | undefined }) {
  return (
    <>
      {translations.map(({ language, words, isByMachine }) => (
        <p key={language} class="nhsuk-body-s">In {languageName(language)}, translated by {isByMachine ? 'a program and not checked' : 'a person'}: <span {...writtenIn(language)} data-quoted>{words}</span></p>
      ))}
    </>
  );
}

/** In which language somebody writes. It goes with the words, so that they are read by somebody who can. */
export const LanguageField = ({ label = 'I write in', name = 'language', first }: { label?: string; name?: string; first?: string }) => (
  <SelectField name={name} label={label} items={[...(first ? [{ value: '', text: first }] : []), ...languages.map((code) => ({ value: code, text: code === 'en' ? 'English' : `${ownLanguageName(code)} (${languageName(code)})` })), { value: OTHER_LANGUAGE, text: 'Another language' }]} />
);

/** The language of the version a reader chose: they are likely to write in it as well. */
export const languageInAddress = ({ query }: Pick<RequestContext, 'query'>): string => languageOf(String(query['language'] ?? '').split('-')[0]);

/** The language of a form's words: one we know, or "another". Never a reason to refuse words. */
export const languageOf = (typed: unknown): string => (typeof typed === 'string' && (isLanguage(typed) || typed === OTHER_LANGUAGE) ? typed : 'en');
