import { Button } from '../design/Button';

interface Props<T extends string> {
  /** What the group is called. */
  name: string;
  tools: { id: T; shortcut: string; text: string; can: boolean }[];
  chosen: T;
  onChoose: (id: T) => void;
}

/** The tools of an editor, one of them in hand. */
export function Tools<T extends string>({ name, tools, chosen, onChoose }: Props<T>) {
  return (
    <div className="tools" role="group" aria-label={name}>
      {tools.map(({ id, shortcut, text, can }) => (
        <Button key={id} shortcut={shortcut} aria-pressed={chosen === id} disabled={!can} onClick={() => onChoose(id)}>
          {text}
        </Button>
      ))}
    </div>
  );
}
