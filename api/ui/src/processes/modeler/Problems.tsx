import type Modeler from 'bpmn-js/lib/Modeler';
import { Button } from '../../design/Button';
import { State } from '../../design/State';
import { useText } from '../../i18n/text';
import type { Shape } from '../diagram/elements';
import type { Finding } from '../server';

interface Props {
  findings: Finding[];
  modeler: Modeler | undefined;
}

/** What was found in the drawing; each leads to its element. */
export function Problems({ findings, modeler }: Props) {
  const { t } = useText();
  const registry = modeler?.get<{ get: (id: string) => Shape | undefined }>('elementRegistry');
  const show = (id: string) => {
    const shape = registry?.get(id);
    if (!modeler || !shape) return;
    modeler.get<{ scrollToElement: (shape: Shape) => void }>('canvas').scrollToElement(shape);
    modeler.get<{ select: (shape: Shape) => void }>('selection').select(shape);
  };
  return (
    <section className="problems" aria-label={t('processes.problems')}>
      {findings.length === 0 ? (
        <p className="quiet pad">{t('processes.problems.none')}</p>
      ) : (
        <ul className="listed">
          {findings.map(({ elementId, line, message, severity, rule }, i) => (
            <li key={`${rule} ${elementId ?? line} ${i}`} className="row">
              <State tone={severity === 'error' ? 'red' : 'amber'}>{t(severity === 'error' ? 'processes.error' : 'processes.warning')}</State>
              {elementId && (
                <Button look="bare" onClick={() => show(elementId)}>
                  {registry?.get(elementId)?.businessObject.name || elementId}
                </Button>
              )}
              {line != null && <span className="quiet">{t('processes.line', { line })}</span>}
              <span className="grow">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
