/** The canvas takes the colours of the theme that is on, and of another as soon as it is switched. */
export const COLOURS = {
  bpmnRenderer: { defaultFillColor: 'var(--diagram-fill)', defaultStrokeColor: 'var(--diagram-stroke)', defaultLabelColor: 'var(--ink)' },
  textRenderer: { defaultStyle: { fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif', fontSize: '12px' }, externalStyle: { fontSize: '12px' } },
};
