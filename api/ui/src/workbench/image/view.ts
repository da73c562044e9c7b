export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How the image lies on the screen: image pixel p is drawn at p × scale + offset. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

const MOST = 64;
const LEAST_SHARE = 0.5;
const MARGIN = 16;

/** The whole image, in the middle. */
export function fit(image: Size, screen: Size): View {
  const scale = Math.max(1e-3, Math.min((screen.width - 2 * MARGIN) / image.width, (screen.height - 2 * MARGIN) / image.height));
  return { scale, x: (screen.width - image.width * scale) / 2, y: (screen.height - image.height * scale) / 2 };
}

export const toImage = ({ scale, x, y }: View, at: Point): Point => ({ x: (at.x - x) / scale, y: (at.y - y) / scale });

export const toScreen = ({ scale, x, y }: View, at: Point): Point => ({ x: at.x * scale + x, y: at.y * scale + y });

/** Zooms by a factor about a point of the screen that stays where it is; from half of the whole image to single pixels. */
export function zoom(view: View, factor: number, about: Point, whole: View): View {
  const scale = Math.min(MOST, Math.max(whole.scale * LEAST_SHARE, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: about.x - (about.x - view.x) * real, y: about.y - (about.y - view.y) * real };
}

export const pan = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** Moves just so far that the point of the image comes into sight; the same view where it is. */
export function reveal(view: View, at: Point, screen: Size): View {
  const shown = toScreen(view, at);
  const by = (value: number, size: number) => (value < MARGIN ? MARGIN - value : value > size - MARGIN ? size - MARGIN - value : 0);
  const [dx, dy] = [by(shown.x, screen.width), by(shown.y, screen.height)];
  return dx || dy ? pan(view, dx, dy) : view;
}
