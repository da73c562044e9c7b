import { useRef, useState } from 'react';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { useText } from '../../i18n/text';

const LEAST = 20;
const MOST = 300;

/** Brightness and contrast of the picture on the screen; what is stored stays as it is. */
export function Light({ onChange }: { onChange: (brightness: number, contrast: number) => void }) {
  const { t } = useText();
  const [{ brightness, contrast }, set] = useState({ brightness: 100, contrast: 100 });
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const change = (next: { brightness?: number; contrast?: number }) => {
    const now = { brightness, contrast, ...next };
    set(now);
    onChange(now.brightness / 100, now.contrast / 100);
  };
  useKeys([
    { keys: 'shift+b', does: 'image.brightness', run: () => first.current?.focus() },
    { keys: 'shift+c', does: 'image.contrast', run: () => second.current?.focus() },
    { keys: 'shift+o', does: 'image.light.off', run: () => change({ brightness: 100, contrast: 100 }) },
  ]);
  return (
    <>
      <label className="light" title={`${t('image.brightness')}  Shift B`}>
        <span aria-hidden="true">☀</span>
        <input ref={first} type="range" min={LEAST} max={MOST} step={10} value={brightness} aria-label={t('image.brightness')} onChange={({ target }) => change({ brightness: target.valueAsNumber })} />
      </label>
      <label className="light" title={`${t('image.contrast')}  Shift C`}>
        <span aria-hidden="true">◐</span>
        <input ref={second} type="range" min={LEAST} max={MOST} step={10} value={contrast} aria-label={t('image.contrast')} onChange={({ target }) => change({ contrast: target.valueAsNumber })} />
      </label>
      {(brightness !== 100 || contrast !== 100) && (
        <Button look="bare" shortcut="shift+o" onClick={() => change({ brightness: 100, contrast: 100 })}>
          {t('image.light.off')}
        </Button>
      )}
    </>
  );
}
