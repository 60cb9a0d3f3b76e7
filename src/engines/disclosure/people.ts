import { finding, type Disclosure } from './finding.ts';

/** Names after words that bring a name, and dates of birth. */
export function findPeople(text: string): Disclosure[] {
  return [...namesIn(text), ...datesOfBirthIn(text)];
}

const NAME = `\\p{Lu}[\\p{L}'’-]{1,25}`;
const NAMES = `${NAME}(?: (?:de |van |al-|bin |Mc|Mac|O['’])?${NAME}){0,2}`;
const LOWER_NAME = `[\\p{L}][\\p{L}'’-]{1,25}`;
const TITLE = "(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|rev|reverend|sister|matron|nurse|doc|physio|therapist|consultant|paramedic|receptionist|councillor|cllr|pc|sgt|captain)";

interface NameCue {
  pattern: RegExp;
  sureness: Disclosure['sureness'];
}

// The name itself needs its capital unless the cue is one that nothing but a name follows.
const CUES: readonly NameCue[] = [
  { sureness: 'certain', pattern: new RegExp(`\\b(?:my name is|my name's|my names|name is|i am called|i'm called|im called|signed by|kind regards,?|best wishes,?|yours sincerely,?|from yours truly,?) (?<name>${LOWER_NAME}(?: (?-i:${NAME})){0,2})`, 'giu') },
  { sureness: 'likely', pattern: new RegExp(`\\b${TITLE}\\.? (?<name>(?-i:${NAMES}))`, 'giu') },
  { sureness: 'likely', pattern: new RegExp(`\\b(?:mr|mrs|ms|dr)\\.? (?<name>(?!and\\b|or\\b|to\\b|appoint|surger|who\\b|said\\b|is\\b|was\\b|says\\b|in\\b|at\\b|for\\b|on\\b|the\\b)${LOWER_NAME})`, 'giu') },
  { sureness: 'likely', pattern: new RegExp(`\\b(?:called|named|known as|i spoke to|spoke to|ask for|asked for|thanks to|thank you to|thank you,?|seen by|treated by|saw|contact|dear|hi|hello|this is|it was|by) (?<name>(?-i:${NAMES}))`, 'giu') },
  { sureness: 'likely', pattern: new RegExp(`\\b(?:my|our|his|her|their) (?:mum|mother|dad|father|son|daughter|wife|husband|partner|brother|sister|friend|neighbour|nan|gran|grandad|carer|boss|manager|colleague|baby|boy|girl|nephew|niece|uncle|aunt|boyfriend|girlfriend|therapist|physio|nurse|doctor|gp|social worker|consultant),? (?<name>(?-i:${NAMES}))`, 'giu') },
  { sureness: 'likely', pattern: new RegExp(`\\b(?:i am|i'm|i’m|im) (?<name>(?-i:${NAME} ${NAME}))`, 'giu') },
];

// Words with a capital that stand after the same cues and are nobody's name.
const NOT_NAMES = new Set(
  `a an the i it that this they we you he she nhs gp gps ot ots ahp ahps a&e ae physio physiotherapy physiotherapist podiatry podiatrist dietitian paramedic radiographer orthoptist
  osteopath monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter
  british english polish urdu welsh black asian muslim jewish sikh hindu christian indian african caribbean chinese traveller roma gypsy parkinson parkinsons covid mri ct x-ray xray tai chi
  england london hospital trust ward clinic university council zoom teams google apple facebook whatsapp microsoft alexa staff everyone all people therapy therapists not so very just only
  unit team road street service services day week year office home-start mind macmillan age scope in on at for to from if when why what who how and but or no yes please thank thanks
  health mental national my our your his her their one two three pals ehcp send camhs bsl irish scottish european american`.split(/\s+/),
);

function namesIn(text: string): Disclosure[] {
  return CUES.flatMap(({ pattern, sureness }) => [...text.matchAll(pattern)].flatMap((match) => {
    const name = (match.groups?.['name'] ?? '').replace(/['’]s$/u, '');
    const first = name.split(' ')[0]?.toLowerCase().replace(/['’]s$/u, '') ?? '';
    if (name.length < 2 || NOT_NAMES.has(first)) return [];
    return [finding('name', sureness, { text: name, start: match.index + match[0].lastIndexOf(match.groups?.['name'] ?? name) })];
  }));
}

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = `(?:[0-3]?[0-9] ?[/.\\- ] ?[01]?[0-9] ?[/.\\- ] ?(?:19|20)?[0-9]{2}|[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? ${MONTH},? (?:19|20)?[0-9]{2}|${MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])`;
const BIRTH = new RegExp(`\\b(?:dob|d\\.o\\.b\\.?|date of birth|birth ?date|birthday|born)(?: is| was| on|:|-){0,2} {0,3}(${DATE})(?![0-9])`, 'giu');
const ANY_DATE = new RegExp(`(?<![0-9])${DATE}(?![0-9])`, 'giu');

function datesOfBirthIn(text: string): Disclosure[] {
  const births = [...text.matchAll(BIRTH)].map((match) => finding('date-of-birth', 'certain', { text: match[1] ?? '', start: match.index + match[0].lastIndexOf(match[1] ?? '') }));
  // A full date long past without a cue is rare in an idea and may be a birthday.
  const others = [...text.matchAll(ANY_DATE)].filter((match) => /(?:19[0-9]{2})/.test(match[0])).map((match) => finding('date-of-birth', 'hint', { text: match[0], start: match.index }));
  return [...births, ...others];
}
