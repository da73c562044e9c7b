import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { Button } from '../../design/Button';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import type { EditorProps } from '../editor';
import { Tools } from '../Tools';
import { useDrawing } from './drawing';
import { useImageKeys, ZOOM } from './keys';
import { Light } from './Light';
import { useMouse } from './mouse';
import { canDraw, toolsFor } from './tools';
import './image.css';

/** Boxes, outlines, lines, keypoints and masks on an image, by mouse and by keyboard. */
export default function ImageEditor(props: EditorProps) {
  const { t } = useText();
  const image = useQuery({
    queryKey: ['image', props.media],
    queryFn: async () => {
      const file = await (await get(props.url)).blob();
      // Upright, however the camera was held. The server goes by this for JPEG alone, and so does the page.
      return createImageBitmap(file, { imageOrientation: file.type === 'image/jpeg' ? 'from-image' : 'none' });
    },
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  if (image.isPending) return <Skeletons rows={6} />;
  if (image.error instanceof DOMException) return <p className="notice red">{t('image.bad')}</p>;
  if (image.error) return <ProblemNote error={image.error} again={() => image.refetch()} />;
  return <Easel {...props} image={image.data} />;
}

function Easel(props: EditorProps & { image: ImageBitmap }) {
  const { t } = useText();
  const { schema, label, readOnly } = props;
  const drawing = useDrawing(props);
  const mouse = useMouse(drawing);
  useImageKeys(drawing, schema.classes);
  const { box, view, tool, cursor, next, painting, radius } = drawing;
  const where = cursor && !readOnly ? t('image.cursor', { x: Math.round(cursor.x), y: Math.round(cursor.y) }) : '';
  return (
    <div className="image-editor">
      <div className="row wrap">
        {!readOnly && (
          <Tools
            name={t('series.tools')}
            tools={toolsFor(schema.classes).map(({ id, shortcut }) => ({ id, shortcut, text: t(`image.tool.${id}`), can: canDraw(label, id) }))}
            chosen={tool}
            onChoose={drawing.turnTo}
          />
        )}
        <Button look="bare" shortcut="+" aria-label={t('series.in')} onClick={() => drawing.magnify(ZOOM)}>
          +
        </Button>
        <Button look="bare" shortcut="-" aria-label={t('series.out')} onClick={() => drawing.magnify(1 / ZOOM)}>
          −
        </Button>
        <Button look="bare" shortcut="f" onClick={() => drawing.setView(drawing.whole())}>
          {t('image.whole')}
        </Button>
        <Light onChange={(brightness, contrast) => drawing.stage.current?.light(brightness, contrast)} />
      </div>
      <div
        ref={box}
        className={`stage ${tool === 'select' || readOnly ? '' : 'draws'}`}
        role="img"
        aria-label={t('image.canvas')}
        {...mouse}
      />
      <span className="read small" aria-live="polite">
        {[view && t('image.zoom', { n: Math.round(view.scale * 100) }), where, next && t('image.nextPoint', { name: next }), painting && t('image.radius', { n: radius })].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
