import js from '@eslint/js';
import i18next from 'eslint-plugin-i18next';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['src/api/schema.d.ts', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    plugins: { 'react-hooks': hooks, i18next },
    rules: {
      ...hooks.configs.recommended.rules,
      // About the React Compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
      // What people read stands in src/i18n, in both languages.
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': { include: ['title', 'aria-label', 'label', 'placeholder', 'alt'] },
          callees: { exclude: ['t', 'text', 'useText', 'lazy', 'import', 'fault', 'whole', 'percent', 'time', 'cell', 'organisations', 'tool'] },
          words: { exclude: ['[^\\p{L}]*', 'Countersign', 'Ctrl K', 'Esc', 'EN'] },
        },
      ],
    },
  },
  { files: ['browser/**/*.js', 'issuer/**/*.js', 'size.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
