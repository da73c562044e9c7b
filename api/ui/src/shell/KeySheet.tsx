import { shown, Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useBindings } from '../design/keys';
import { useText, type Key } from '../i18n/text';

/** Every key that does something here. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const byWork = new Map<Key, string[]>();
  // Several keys may do one thing each in its direction: they share a line.
  for (const { keys, does } of useBindings()) byWork.set(does, [...new Set([...(byWork.get(does) ?? []), ...keys.split(' ')])]);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <table>
        <tbody>
          {[...byWork].map(([does, keys]) => (
            <tr key={does}>
              <td>
                <span className="row wrap">
                  {keys.map((one) => (
                    <kbd key={one}>{shown(one)}</kbd>
                  ))}
                </span>
              </td>
              <td>{t(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onClick={onClose}>{t('keys.close')}</Button>
      </div>
    </Dialog>
  );
}
