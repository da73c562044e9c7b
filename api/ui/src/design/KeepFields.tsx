interface Props {
  name: string;
  shared: boolean;
  labels: { name: string; share: string };
  onName: (name: string) => void;
  onShared: (shared: boolean) => void;
}

/** Under which name something is kept, and whether colleagues see it. */
export function KeepFields({ name, shared, labels, onName, onShared }: Props) {
  return (
    <>
      <label className="field">
        <span>{labels.name}</span>
        <input className="input" maxLength={80} autoComplete="off" value={name} onChange={({ target }) => onName(target.value)} />
      </label>
      <label className="row small">
        <input type="checkbox" checked={shared} onChange={({ target }) => onShared(target.checked)} />
        {labels.share}
      </label>
    </>
  );
}
