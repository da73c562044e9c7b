import { useText } from '../../i18n/text';
import type { Viewer } from '../diagram/Diagram';
import { nameOf } from '../diagram/names';
import type { InstanceDetail } from '../server';

/** What an instance knows, and where. */
export function Variables({ variables, viewer }: { variables: InstanceDetail['variables']; viewer: Viewer | undefined }) {
  const { t, lang } = useText();
  return (
    <section className="stack">
      <h2>{t('processes.variables')}</h2>
      <table className="panel">
        <thead>
          <tr>
            <th>{t('processes.variable')}</th>
            <th>{t('processes.value')}</th>
            <th>{t('processes.scope')}</th>
          </tr>
        </thead>
        <tbody>
          {variables.map((one) => (
            <tr key={`${one.scope ?? ''} ${one.name}`}>
              <td>
                <code>{one.name}</code>
              </td>
              <td>
                <code>{JSON.stringify(one.value)}</code>
              </td>
              <td>{one.scope ? nameOf(viewer, lang, one.scope) : t('processes.scope.all')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
