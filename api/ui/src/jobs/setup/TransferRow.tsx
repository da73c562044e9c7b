import { Button } from '../../design/Button';
import { say } from '../../design/Notes';
import { State } from '../../design/State';
import { useNow } from '../../design/time';
import { useText } from '../../i18n/text';
import type { Transfer } from './imports';

interface Props {
  transfer: Transfer;
  onStop: () => void;
  onDismiss: () => void;
}

const MEGA = 1_000_000;

/** How far a transfer is, how fast, and what came of it. */
export function TransferRow({ transfer, onStop, onDismiss }: Props) {
  const { t, lang } = useText();
  const now = useNow(1_000);
  const { state, files, filesDone, bytes, bytesSent, refused } = transfer;
  const seconds = Math.max(0.001, ((transfer.endedAt ?? now) - transfer.startedAt) / 1_000);
  const megabytes = (n: number) => (n / MEGA).toLocaleString(lang, { maximumFractionDigits: 1 });
  const rate = bytesSent / seconds;
  const left = rate > 0 ? Math.ceil((bytes - bytesSent) / rate) : undefined;
  return (
    <li className="panel pad-s stack transfer">
      <div className="row">
        <strong className="cut">{transfer.name}</strong>
        <span className="grow" />
        {state === 'sending' && <span className="quiet">{t('setup.transfer.sending', { done: filesDone, files, sent: megabytes(bytesSent), whole: megabytes(bytes), rate: megabytes(rate) })}</span>}
        {state === 'sending' && left !== undefined && <span className="quiet">{bytesSent >= bytes ? t('setup.transfer.reading') : t('setup.transfer.left', { n: left })}</span>}
        {state === 'done' && <State tone="green">{t('setup.transfer.done', { n: transfer.items, seconds: Math.round(seconds) })}</State>}
        {state === 'refused' && <State tone="red">{t('setup.transfer.refused', { n: transfer.items, refused: refused.length })}</State>}
        {state === 'failed' && <State tone="red">{say(t, transfer.error)}</State>}
        {state === 'stopped' && <State tone="new">{t('setup.transfer.stopped')}</State>}
        {state === 'sending' ? (
          <Button look="bare" onClick={onStop}>
            {t('setup.transfer.stop')}
          </Button>
        ) : (
          <Button look="bare" aria-label={t('toast.dismiss')} onClick={onDismiss}>
            ×
          </Button>
        )}
      </div>
      {state === 'sending' && <progress aria-label={transfer.name} max={bytes || 1} value={bytesSent} />}
      {refused.length > 0 && (
        <>
          <p className="small">{transfer.items > 0 ? t('setup.refused.some') : t('setup.refused.all')}</p>
          <table className="dense">
            <thead>
              <tr>
                <th>{t('setup.refused.file')}</th>
                <th className="number">{t('setup.refused.line')}</th>
                <th>{t('setup.refused.field')}</th>
                <th>{t('setup.refused.why')}</th>
              </tr>
            </thead>
            <tbody>
              {refused.map((one, i) => (
                <tr key={i}>
                  <td>{one.file}</td>
                  <td className="number">{one.line}</td>
                  <td className="mono">{one.field}</td>
                  <td>{one.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </li>
  );
}
