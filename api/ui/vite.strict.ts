import type { Plugin } from 'vite';

/** What a library does that our content security policy refuses, and what it does instead. */
const CHANGES: { file: RegExp; from: string; to: string }[] = [
  // CodeMirror's styles: an adopted sheet instead of a style element, also outside of shadow roots.
  { file: /style-mod\/src\/style-mod\.js/, from: '!root.head && root.adoptedStyleSheets', to: 'root.adoptedStyleSheets' },
  // The properties panel's frame: our style sheet sizes it.
  { file: /bpmn-js-properties-panel\/dist\/index\.esm\.js/, from: 'style="height: 100%" ', to: '' },
  { file: /bpmn-js-properties-panel\/dist\/index\.esm\.js/, from: 'style="flex: none; height: auto" ', to: '' },
];

/** Fails the build where a library has changed and no longer has what is replaced. */
export const strict = (): Plugin => ({
  name: 'strict-content-security-policy',
  transform(code, id) {
    const changes = CHANGES.filter(({ file }) => file.test(id));
    if (changes.length === 0) return null;
    return changes.reduce((now, { from, to }) => {
      if (!now.includes(from)) this.error(`${id} no longer has: ${from}`);
      return now.replaceAll(from, to);
    }, code);
  },
});
