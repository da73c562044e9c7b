import { Suspense } from 'react';
import { Skeletons } from '../design/Notes';
import { useText, type Key } from '../i18n/text';
import { EDITORS, mediaOf, type EditorProps, type Modality } from './editor';

type Props = Omit<EditorProps, 'media' | 'url' | 'text'> & {
  item: { modality: Modality; mediaSha256?: string; mediaUrl?: string; mediaUri?: string; text?: string };
};

/** An item in the editor of its modality, or why it can't be shown. Give it the item's number as its key. */
export function Canvas({ item, ...rest }: Props) {
  const { t } = useText();
  const Editor = EDITORS[item.modality];
  if (Editor && (item.mediaUrl || item.text !== undefined)) {
    return (
      <Suspense fallback={<Skeletons />}>
        <Editor media={mediaOf(item) ?? ''} url={item.mediaUrl ?? ''} text={item.text} {...rest} />
      </Suspense>
    );
  }
  return (
    <div className="notice amber stack">
      <h2>{Editor ? t('work.media.title') : t('work.editor.none', { modality: t(`modality.${item.modality}` as Key) })}</h2>
      <p>{Editor ? t('work.media.none', { uri: item.mediaUri ?? '' }) : t('work.editor.none.say')}</p>
    </div>
  );
}
