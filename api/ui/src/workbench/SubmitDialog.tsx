import type { ReactNode } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useText } from '../i18n/text';

interface Props {
  title: string;
  children: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}

/** The last look before work is handed in. */
export function SubmitDialog({ title, children, onSubmit, onClose }: Props) {
  const { t } = useText();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div className="row">
        <Button
          look="primary"
          onClick={() => {
            onClose();
            onSubmit();
          }}
        >
          {t('work.submit.yes')}
        </Button>
        <Button onClick={onClose}>{t('work.cancel')}</Button>
      </div>
    </Dialog>
  );
}
