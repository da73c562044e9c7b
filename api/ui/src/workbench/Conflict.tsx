import { Button } from '../design/Button';
import { useText } from '../i18n/text';

interface Props {
  /** How many shapes the other version has. */
  theirs: number;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody saved in between: both versions are kept until the person chooses. */
export function Conflict({ theirs, onMine, onTheirs }: Props) {
  const { t } = useText();
  return (
    <div className="notice red stack" role="alert">
      <h2>{t('work.conflict.title')}</h2>
      <p>{t('work.conflict.say', { n: theirs })}</p>
      <div className="row">
        <Button onClick={onMine}>{t('work.conflict.mine')}</Button>
        <Button onClick={onTheirs}>{t('work.conflict.theirs')}</Button>
      </div>
    </div>
  );
}
