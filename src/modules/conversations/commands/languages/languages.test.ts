import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { isLanguage, languageName, languages, ownLanguageName, writtenIn } from '../../domain/languages.ts';
import { translationsOf, versionsOf } from '../../queries/languages/phase-words.ts';
import { changeOwnWords } from '../own-words.ts';
import { contribute } from '../contribute.ts';
import { unreadAgain } from '../../web/languages/version-parts.tsx';
import { takeTranslationAway, translateWords } from './translate-words.ts';
import { writeVersion, type VersionWritten } from './write-version.ts';

describe('languages', () => {
  it('have a name, a name of their own, and a direction', () => {
    for (const code of languages) {
      assert.notEqual(languageName(code), code, code);
      assert.notEqual(ownLanguageName(code), code, code);
      assert.equal(isLanguage(code), true);
    }
    assert.deepEqual(writtenIn('ur'), { lang: 'ur', dir: 'rtl' });
    assert.deepEqual(writtenIn('ku'), { lang: 'ku', dir: 'ltr' }, 'Kurmanji is written in Latin letters');
    assert.deepEqual(writtenIn('ckb'), { lang: 'ckb', dir: 'rtl' });
    assert.deepEqual(writtenIn('mis'), { dir: 'auto' });
    assert.equal(ownLanguageName('cy'), 'Cymraeg');
  });

  it('wait for those who can check them: who speaks the language, and people with a learning disability for easy read', () => {
    assert.match(unreadAgain({ language: 'pl', isEasyRead: false }), /^Nobody who speaks this language has read it again yet\.$/);
    assert.match(unreadAgain({ language: 'en', isEasyRead: true }), /^People with a learning disability have not checked it yet\.$/);
    assert.match(unreadAgain({ language: 'pl', isEasyRead: true }), /speaks this language.*learning disability/);
  });
});

describe('versions of a part and translations of words', () => {
  let talk: ConversationWorld;
  before(async () => { talk = await openConversationWorld(); });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const acting = async (role: string, where: 'first' | 'other' = 'first') => ({ viewer: await talk.world.person(role, where), now: talk.now });
  type Acting = Awaited<ReturnType<typeof acting>>;
  const version: VersionWritten = { phaseId: '', language: 'cy', isEasyRead: false, title: 'Cymraeg', question: 'Beth sy’n bwysig?', introduction: '', prompts: ['Un', 'Dau'], translatedBy: 'Translation service', checkedBy: null, revision: 0 };
  const write = (by: Acting, more: Partial<VersionWritten> = {}) => talk.as(by.viewer, (tx) => writeVersion(tx, by, { ...version, phaseId: talk.phase.id, ...more }));
  const publicly = <T>(work: Parameters<typeof talk.world.database.web.within<T>>[1]) => talk.world.database.web.within({ as: 'public' }, work);

  it('are written by organisers of the same organisation, and conflict where somebody else wrote', async () => {
    const [lead, member, stranger] = [await acting('Chief AHP'), await acting('member'), await acting('Chief AHP', 'other')];
    await assert.rejects(write(member), /permission/);
    await assert.rejects(write(stranger), /permission|cannot find/);
    await assert.rejects(write(lead, { language: 'en' }), /another language/);
    await write(lead);
    await assert.rejects(write(lead, { title: 'Again' }), /meanwhile/);
    await write(lead, { revision: 1, checkedBy: 'A reader of the Welsh club' });
    await write(lead, { language: 'en', isEasyRead: true, title: 'Easy' });
    const seen = await publicly((tx) => versionsOf(tx, talk.phase.id));
    assert.deepEqual(seen.map(({ language, isEasyRead, checkedBy, prompts }) => [language, isEasyRead, checkedBy, prompts]), [['en', true, null, ['Un', 'Dau']], ['cy', false, 'A reader of the Welsh club', ['Un', 'Dau']]]);
  });

  it('are not public before the part is', async () => {
    await ask('update conversations.phase set announced_at = null where id = $1', [talk.phase.id]);
    assert.deepEqual(await publicly((tx) => versionsOf(tx, talk.phase.id)), []);
    await ask("update conversations.phase set announced_at = '2026-05-01' where id = $1", [talk.phase.id]);
  });

  it('of shown words stand beside them, and go when the author changes the words or they are refused or masked', async () => {
    const moderator = await acting('moderator');
    const write = async (words: string) => {
      const made = await contribute(talk.world.database.web, { phaseId: talk.phase.id, words, language: 'pl' }, talk.now);
      await ask("update conversations.contribution set state = 'shown' where id = $1", [made.id]);
      return made;
    };
    const translate = (contributionId: string, language: 'en' | 'pl' = 'en') => talk.as(moderator.viewer, (tx) => translateWords(tx, moderator, { contributionId, language, words: 'A bus to the clinic', isByMachine: true }));
    const seen = async (id: string) => (await publicly((tx) => translationsOf(tx, [id]))).get(id) ?? [];
    const [changed, refused, masked] = [await write('Autobus do poradni'), await write('Autobus dla Zofii'), await write('Autobus na Rynek')];
    await assert.rejects(translate(changed.id, 'pl'), /language they were written in/);
    for (const { id } of [changed, refused, masked]) await translate(id);
    assert.deepEqual(await seen(changed.id), [{ contributionId: changed.id, language: 'en', words: 'A bus to the clinic', isByMachine: true }]);
    await changeOwnWords(talk.world.database.web, { code: changed.code, words: 'Inne słowa', revision: 1 }, talk.now);
    await ask("update conversations.contribution set state = 'refused' where id = $1", [refused.id]);
    await ask("update conversations.contribution set shown_words = 'Autobus na [miejsce]' where id = $1", [masked.id]);
    assert.deepEqual(await ask('select 1 from conversations.words_translation'), [], 'gone from the table, not only from the page');
    await assert.rejects(translate(changed.id), /cannot find/, 'held words have no translation');
    assert.deepEqual(await ask("select 1 from platform.event where facts::text like '%bus%'"), [], 'no words in the trail');
  });

  it('are taken away by who may add them, and by nobody of another organisation', async () => {
    const [moderator, stranger] = [await acting('moderator'), await acting('moderator', 'other')];
    const { id } = await talk.shownIdea('Plain words');
    const put = (by: Acting) => talk.as(by.viewer, (tx) => translateWords(tx, by, { contributionId: id, language: 'cy', words: 'Geiriau plaen', isByMachine: false }));
    await assert.rejects(put(stranger), /permission/);
    await put(moderator);
    await assert.rejects(talk.as(stranger.viewer, (tx) => takeTranslationAway(tx, stranger, { contributionId: id, language: 'cy' })), /permission/);
    await assert.rejects(talk.as(stranger.viewer, (tx) => tx.insertInto('conversations.words_translation').values({ contribution_id: id, organisation_id: stranger.viewer.memberships[0]?.organisationId ?? '', language: 'pl', words: 'planted', is_by_machine: false, written_on: '2026-05-04' }).execute()), /row-level security/);
    await talk.as(moderator.viewer, (tx) => takeTranslationAway(tx, moderator, { contributionId: id, language: 'cy' }));
    assert.equal((await publicly((tx) => translationsOf(tx, [id]))).size, 0);
  });
});
