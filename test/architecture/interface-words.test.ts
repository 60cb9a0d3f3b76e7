import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { contentTexts, interfaceTexts, textsOfSource, textsOfYaml, wordViolations } from './interface-words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { neverShorten } = parse(readFileSync(`${root}content/labels.yaml`, 'utf8')) as { neverShorten: string[] };

describe('the words of the interface', () => {
  it('are all seen', () => {
    assert.ok(interfaceTexts(root).length > 3_000, `only ${interfaceTexts(root).length} texts seen`);
    assert.ok(contentTexts(root).length > 500, `only ${contentTexts(root).length} texts of content seen`);
    assert.ok(neverShorten.length >= 3);
  });

  it('hold to the rules about words on every page', () => {
    assert.deepEqual(wordViolations(interfaceTexts(root), neverShorten), []);
  });

  it('hold to them in our own content too', () => {
    assert.deepEqual(wordViolations(contentTexts(root), neverShorten), []);
  });

  const planted = `
    // Comments may say citizens, system and BME.
    import { thing } from './citizens.ts';
    export const Page = () => <p title="For BAME people">Citizens of the town use this system. {\`Dear \${name}, patients and communities\`}</p>;
    export const fine = <p>An integrated care system and its system lead.</p>;
    export const code = 'system';
    export const word = 'System';`;

  it('would be found where they break a rule, each at its line', () => {
    const found = wordViolations(textsOfSource('planted.tsx', planted), neverShorten).map((line) => line.slice(0, line.lastIndexOf(': “')));
    assert.deepEqual(found.toSorted(), [
      'planted.tsx:4: a template asks the strategy what it calls the public',
      'planted.tsx:4: never shorten the name of an ethnic group',
      'planted.tsx:4: say “people”, not “citizens”',
      'planted.tsx:4: “system” means an integrated care system only',
      'planted.tsx:7: “system” means an integrated care system only',
    ]);
  });

  it('would be found in content, but not in the list of what to avoid', () => {
    const found = wordViolations(textsOfYaml('planted.yaml', 'title: Voices of citizens\nneverShorten: [ BME ]\nname: A BME network\n'), neverShorten);
    assert.deepEqual(found.map((line) => line.split(':').slice(0, 2).join(':')), ['planted.yaml:1', 'planted.yaml:3']);
  });
});
