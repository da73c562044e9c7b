/** The bpmn.io libraries that come without types, as far as they are used here. */
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
  export const ZeebePropertiesProviderModule: object;
}
declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: object;
}
declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: object;
  export const CreateAppendElementTemplatesModule: object;
}
declare module '@bpmn-io/element-template-chooser' {
  const chooser: object;
  export default chooser;
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: object;
  export default behaviors;
}
declare module '@camunda/linting' {
  export class Linter {
    constructor(options: { modeler: string; type: string });
    lint(definitions: unknown): Promise<{ id: string; message: string; rule: string; category: string }[]>;
  }
}
declare module '@camunda/linting/modeler' {
  const linting: object;
  export default linting;
}
declare module 'diagram-js-minimap' {
  const minimap: object;
  export default minimap;
}
declare module 'bpmn-js-token-simulation/lib/simulator' {
  const simulator: object;
  export default simulator;
}
declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const zeebe: object;
  export default zeebe;
}
declare module 'modeler-moddle/resources/modeler.json' {
  const modeler: object;
  export default modeler;
}
