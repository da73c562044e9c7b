import { texts } from '../i18n/en/actions';
import type { Key, Say } from '../i18n/text';

/** An action in the reader's words; one that nobody has put into words is shown as it is recorded. */
export const actionText = (t: Say, action: string) => (`action.${action}` in texts ? t(`action.${action}` as Key) : action);
