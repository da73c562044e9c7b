import type BaseViewer from 'bpmn-js/lib/BaseViewer';

const AIR = 0.94;

/** Shows all of a drawing, with some air around it. */
export function fit(viewer: BaseViewer) {
  const canvas = viewer.get<{ zoom: (to: 'fit-viewport' | number, at: 'auto') => number }>('canvas');
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * AIR, 'auto');
}
