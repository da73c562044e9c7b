import { Button } from '../design/Button';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';

/** Something that is told this once, and kept nowhere. */
export function Once({ name, value }: { name: string; value: string }) {
  const { t } = useText();
  return (
    <div className="notice amber stack" role="status">
      <p>{t('organisation.once', { name })}</p>
      <div className="row wrap">
        <code className="secret">{value}</code>
        <Button onClick={() => navigator.clipboard.writeText(value).then(() => toast('green', (t) => t('organisation.copied')))}>{t('organisation.copy')}</Button>
      </div>
    </div>
  );
}
