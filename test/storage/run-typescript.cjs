// Lets a child process of a test run the sources as they are: `node -r run-typescript.cjs child.ts`.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const jsc = {
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  target: 'es2023',
};

require.extensions['.ts'] = (module, filename) => {
  const options = { filename, jsc, module: { type: 'commonjs' }, swcrc: false };
  module._compile(transformSync(readFileSync(filename, 'utf8'), options).code, filename);
};
