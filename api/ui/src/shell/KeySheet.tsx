import { shown, Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useBindings } from '../design/keys';
import { useText } from '../i18n/text';

/** Every key that does something here. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const bindings = useBindings();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <table>
        <tbody>
          {bindings.map(({ keys, does }) => (
            <tr key={keys + does}>
              <td>
                {keys.split(' ').map((one) => (
                  <kbd key={one}>{shown(one)}</kbd>
                ))}
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
