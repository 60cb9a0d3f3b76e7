// Turns TypeScript into JavaScript while it is loaded, so that there is no build step. Node could read .ts itself, not .tsx;
// one way for both, in native code, takes 30 MB less memory. It must stay plain JavaScript: it runs before anything else.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

registerHooks({
  load(url, context, nextLoad) {
    if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const sourcemap = process.sourceMapsEnabled;
    const { code, errors, map } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { onlyRemoveTypeImports: true },
      sourcemap,
    });
    if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
    return { format: 'module', shortCircuit: true, source: sourcemap ? withMap(code, map) : code };
  },
});

const withMap = (code, map) => `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
