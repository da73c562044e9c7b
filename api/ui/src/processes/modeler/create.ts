import chooser from '@bpmn-io/element-template-chooser';
import linting from '@camunda/linting/modeler';
import Modeler from 'bpmn-js/lib/Modeler';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import minimap from 'diagram-js-minimap';
import platform from 'modeler-moddle/resources/modeler.json';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import type { Language } from '../../i18n/text';
import { COLOURS } from '../diagram/colours';
import { MAKE_ROOM } from './makeRoom';
import { translation } from './translation';
import './styles';

/** The modeler of bpmn.io with what it has for Camunda 8, our templates and our words. Its mark stays where it is. */
export function createModeler(canvas: HTMLElement, panel: HTMLElement, lang: Language, templates: object[]) {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    exporter: { name: 'Countersign', version: '1' },
    moddleExtensions: { zeebe, modeler: platform },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CloudElementTemplatesPropertiesProviderModule,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      chooser,
      behaviors,
      linting,
      minimap,
      MAKE_ROOM,
      ...translation(lang),
    ],
    ...COLOURS,
  } as never);
  modeler.get<{ setTemplates: (templates: object[]) => void }>('elementTemplatesLoader').setTemplates(templates);
  return modeler;
}
