/*
 * A learning review asks what was responsible, not who (requirement O43, trap 70). This finds words that point at a person: the names
 * of those who work here, anybody with a title, and a name or one person's role beside words of cause or blame in the same sentence.
 * It is a help for who writes, not a proof: the database refuses full names of members besides (0058), and there is no field for a culprit.
 */

const causes = /\b(because of|caused by|due to|thanks to|down to|fault|blame[ds]?|to blame|failed|forgot|careless\w*|neglig\w*|mistakes?|error|incompeten\w*|lazy|ignored|did not bother|didn['’]t bother|should have|let (?:us|them|her|him|people) down|responsible for)\b/i;
const titled = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Matron|Nurse)\.?\s+\p{Lu}[\p{L}'’-]+/u;
const capitalised = /\b(\p{Lu}\p{Ll}+(?:['’-]\p{Lu}?\p{Ll}+)*\s+\p{Lu}\p{Ll}+(?:['’-]\p{Lu}?\p{Ll}+)*)\b/gu;
/** Two capitals that name a place or a body, not somebody. */
const places = /\b(Trust|Hospital|House|Ward|Team|Teams|Council|University|College|Centre|Clinic|Street|Road|Service|Services|Care|Health|Unit|Department|England|Board|Hall|School|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const onePerson = /\b(?:the|our|that|this|a|one)\s+(?:\w+\s+)?(?:nurse|doctor|consultant|manager|therapist|physiotherapist|podiatrist|dietitian|radiographer|paramedic|orthoptist|osteopath|prosthetist|orthotist|practitioner|porter|receptionist|student|apprentice|colleague|clinician|support worker|team leader|service lead|band \d)(?:['’]s (?:fault|mistake|error)|\s+(?:was to blame|caused|failed|forgot|ignored|did not bother|was careless|made (?:a|the) mistake|should have))/i;

/** A role with a first name and a surname behind it: "the nurse John Smith". */
const named = /\b(?:nurse|doctor|consultant|manager|therapist|physiotherapist|podiatrist|dietitian|radiographer|paramedic|orthoptist|osteopath|prosthetist|orthotist|practitioner|porter|receptionist|student|apprentice|colleague|clinician|support worker|team leader|service lead),? (\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+)(?!\p{L})/u;
/** What is asked of somebody who is blamed; beside the name of somebody who works here. */
const consequences = /\b(?:(?:must|has to|needs to|should) (?:say sorry|apologi[sz]e)|told off|disciplin\w*|did (?:it )?wrong|knew better)\b/i;

/** What somebody is said to have left undone, or is told to do, right behind their name: "Priya N. did not send it". */
const leftUndone = String.raw`(?:\s\p{Lu}\.?)?\s+(?:did not|didn['’]t|did wrong|should|must|needs to|has to|was late|got it wrong)(?!\p{L})`;

/** What only a person does, after a word with a capital: "because Jane forgot". */
const forgetful = /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{2,})\s+(?:forgot|ignored|was careless|was lazy|was to blame|did not bother|didn['’]t bother|should have|made (?:a|the) mistake)(?!\p{L})/u;
/** Words with a capital that begin a sentence and are many people, or nobody in particular. */
const many = /^(?:They|Staff|People|Everyone|Everybody|Nobody|Someone|Somebody|Anyone|Both|Some|Many|Each|Which|This|That|Reception|Transport|Management|\p{Lu}\p{Ll}+s)$/u;
const initialled = /(?<![\p{L}\p{N}])\p{Lu}\.? (\p{Lu}\p{Ll}{2,})(?!\p{L})/u;
const beginnings = /^(?:The|This|That|They|There|Then|These|Our|But|And|One|Two|How|What|When|Where|Nobody|People|Staff|You|She|His|Her|Its)$/;

/** What in these words points at a person, as it was typed; null where nothing does. `names` are those of people who work here. */
export function namedPerson(words: string, names: readonly string[]): string | null {
  const byTitle = titled.exec(words)?.[0];
  if (byTitle) return byTitle;
  const whole = names.find((name) => name.includes(' ') && holds(words, name, 'i'));
  if (whole) return whole;
  const member = names.map((name) => shortened(words, name)).find((found) => found !== null);
  if (member) return member;
  const undone = names.flatMap((name) => name.split(/\s+/).slice(0, 1)).find((first) => first.length >= 3 && new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(first)}${leftUndone}`, 'u').test(words));
  if (undone) return undone;
  const [, stranger] = named.exec(words) ?? [];
  if (stranger && !places.test(stranger)) return stranger;
  for (const sentence of words.replaceAll(/(?<![\p{L}\p{N}])(\p{Lu})\. ?(?=\p{Lu}\p{Ll})/gu, '$1 ').split(/(?<=[.!?])\s+|\n+/)) {
    const role = onePerson.exec(sentence)?.[0];
    if (role) return role;
    if (!causes.test(sentence) && !consequences.test(sentence)) continue;
    const part = names.flatMap((name) => name.split(/\s+/)).find((name) => name.length >= 3 && holds(sentence, name, ''));
    if (part) return part;
    if (!causes.test(sentence)) continue;
    const unknown = [...sentence.matchAll(capitalised)].map(([found]) => found).find((found) => !places.test(found));
    if (unknown) return unknown;
    const [initials = '', surname = ''] = initialled.exec(sentence) ?? [];
    if (surname !== '' && !beginnings.test(surname) && !places.test(surname)) return initials;
    const [, first = ''] = forgetful.exec(sentence) ?? [];
    if (first !== '' && !many.test(first) && !places.test(first)) return first;
  }
  return null;
}

/** The initial and the surname of somebody who works here, as they stand in the words: "K. Marsh". */
function shortened(words: string, name: string): string | null {
  const [first = '', ...others] = name.split(/\s+/);
  const last = others.at(-1) ?? '';
  return last.length < 3 ? null : (new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(first.slice(0, 1))}\.? ?${escaped(last)}(?![\p{L}\p{N}])`, 'u').exec(words)?.[0] ?? null);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const holds = (words: string, name: string, flags: '' | 'i'): boolean => new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(name)}(?![\p{L}\p{N}])`, `u${flags}`).test(words);

/** What is said where words point at somebody. */
export const heldBecause = (found: string): string =>
  `This is not saved: “${found}” points at a person. A learning review asks what was responsible, not who. Write what made it likely, such as time, training, rooms or equipment. Your words are still here.`;
