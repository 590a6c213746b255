import tseslint from 'typescript-eslint';
import house from './scripts/lint/house-rules.mjs';

const SIZES = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'house/params': 'error',
  'house/file-name': 'error',
};

const STRICT = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // A port is async because its next implementation is; the in-memory one need not await.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-extraneous-class': 'off',
  eqeqeq: 'error',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.cache/', 'web/', '**/recordings/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    rules: { ...STRICT, ...SIZES },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'house/modules': 'error', 'house/ambient': 'error' },
  },
  {
    // Data and sentences are as long as the world they describe.
    files: ['src/products/profiles/**/*.ts', 'src/words/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'house/no-asserted-duration': 'error',
      // A describe block is a function; the file's own limit is enough.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    plugins: { house },
    rules: { ...SIZES, eqeqeq: 'error', 'no-unused-vars': 'error' },
  },
);
