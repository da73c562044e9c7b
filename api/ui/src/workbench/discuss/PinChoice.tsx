import { Button } from '../../design/Button';
import { useText } from '../../i18n/text';
import { placeOf } from '../issue';
import type { Pin } from './discussions';

interface Props {
  pin: Pin;
  /** The chosen shape in words. */
  shape: string | undefined;
}

/** Where the next issue is pinned to: a place on the canvas, the chosen shape, or the item as a whole. */
export function PinChoice({ pin, shape }: Props) {
  const { t } = useText();
  const to = pin.position ? placeOf(t, pin.position) : shape;
  return (
    <div className="row wrap small">
      <span className="quiet grow" role="status">
        {pin.placing ? t('discuss.placing') : to ? t('review.issue.pin', { what: to }) : t('review.issue.pin.item')}
      </span>
      {pin.position || pin.placing ? (
        <Button look="bare" onClick={pin.clear}>
          {t('discuss.unpin')}
        </Button>
      ) : (
        <Button look="bare" shortcut="shift+p" onClick={pin.begin}>
          {t('discuss.pin')}
        </Button>
      )}
    </div>
  );
}
